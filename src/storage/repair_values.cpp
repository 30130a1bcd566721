#include "storage/repair_values.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "model/invariants.h"
#include "model/rounding.h"

namespace storage {

using base::Sentence;
using base::sentence;

Sentence fit_text(const char* field, std::string& text) {
  if (text.size() <= model::kMaxText) return {};
  std::size_t end = model::kMaxText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  text.resize(end);
  return sentence("{} was longer than {} MB; the rest is only in the original file", field,
                  model::kMaxText >> 20);
}

Sentence fit_pos(const char* field, base::Vec2& pos) {
  if (!base::is_finite(pos) ||
      std::max(std::abs(pos.x), std::abs(pos.y)) > model::kTableLimit + 0.01)
    return sentence("{} lay outside the table", field);
  const auto fit = [](double v) { return std::clamp(v, -model::kTableLimit, model::kTableLimit); };
  pos = model::rounded(base::Vec2{fit(pos.x), fit(pos.y)});
  return {};
}

Sentence fit_turn(const char* field, double& turn) {
  const double old = turn;
  if (!std::isfinite(turn)) turn = 0;
  if (std::abs(turn) > std::numbers::pi + 1e-6) turn = base::normal_angle(turn);
  turn = model::rounded(turn);
  return std::abs(turn - old) > 1e-3 ? sentence("{} was no angle within ±π", field) : Sentence();
}

Sentence fit_size(const char* field, base::Size& size, double max_w) {
  const base::Size old = size;
  size = model::rounded(
      base::Size{std::clamp(size.w, 10.0, max_w), std::clamp(size.h, 10.0, model::kCardMaxSide)});
  const bool fits = std::abs(old.w - size.w) <= 0.01 && std::abs(old.h - size.h) <= 0.01;
  return fits ? Sentence() : sentence("{} was no size a table can show", field);
}

Sentence fit_range(const char* field, int& value, int low, int high) {
  if (value >= low && value <= high) return {};
  const int old = value;
  value = std::clamp(value, low, high);
  return sentence("{} was {}, which is not within {}…{}", field, old, low, high);
}

Sentence fit_height(double& z) {
  const double old = z;
  z = std::isfinite(z) ? std::clamp(z, -1e15, 1e15) : 0;
  const bool fits = z == old;
  z = model::rounded(z);
  return fits ? Sentence() : sentence("z was larger than any pile is high");
}

Sentence fit_readings(const char* field, model::Readings& readings) {
  const std::size_t all = readings.size();
  std::erase_if(readings, [](const auto& read) {
    return !model::wrong_reading(read.first, read.second).empty();
  });
  while (readings.size() > model::kMaxReadings) readings.erase(std::prev(readings.end()));
  if (readings.size() == all) return {};
  return sentence("{} of {} readings in {} could not be used; they were left out",
                  all - readings.size(), all, field);
}

Sentence fit_moments(const char* field, std::vector<model::Moment>& moments) {
  if (moments.size() <= model::kMaxMoments) return {};
  moments.resize(model::kMaxMoments);
  return sentence("{} had more than {} moments; the others were left out", field,
                  model::kMaxMoments);
}

Sentence fit_loop(const char* field, model::Loop& loop) {
  const std::size_t all = loop.size();
  std::erase_if(loop, [&](base::Vec2& p) { return !fit_pos(field, p).empty(); });
  if (loop.size() > model::kMaxLoop) loop.resize(model::kMaxLoop);
  if (loop.size() == all) return {};
  return sentence("{} of {} points in {} could not be used; they were left out", all - loop.size(),
                  all, field);
}

Sentence fit_ground(const char* field, model::Ground& ground) {
  const Sentence what = model::wrong_value(field, ground);
  if (what.empty()) return {};
  for (auto* zones : {&ground.columns, &ground.rows}) {
    if (zones->size() > model::kMaxZones) zones->resize(model::kMaxZones);
    for (model::Zone& zone : *zones)
      zone.share = std::isfinite(zone.share)
                       ? std::clamp(zone.share, model::kMinShare, model::kMaxShare)
                       : 1;
  }
  if (!model::wrong_value(field, ground).empty()) ground = {};
  return what;
}

Sentence fit_ink(std::vector<model::InkStroke>& ink) {
  if (ink.empty()) return {};
  std::vector<model::InkStroke> kept;
  std::size_t points = 0;
  for (model::InkStroke& found : ink) {
    model::InkStroke stroke = model::rounded(std::move(found));
    if (!model::wrong_with(stroke).empty() || kept.size() == model::kMaxStrokes ||
        points + stroke.points.size() > model::kMaxInkPoints)
      continue;
    points += stroke.points.size();
    kept.push_back(std::move(stroke));
  }
  const std::size_t all = ink.size();
  ink = std::move(kept);
  if (ink.size() == all) return {};
  return sentence("{} of {} strokes lay outside the card or were no strokes; they were left out",
                  all - ink.size(), all);
}

}  // namespace storage
