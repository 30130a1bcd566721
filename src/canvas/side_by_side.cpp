#include "canvas/side_by_side.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/assert.h"
#include "canvas/stage_words.h"

namespace canvas {

namespace {

constexpr double kMargin = 6, kGutter = 5, kPad = 3, kGap = 3.2;  // mm
constexpr double kFoot = 13;         // kept below for the time
constexpr double kPlatePad_em = 0.4;  // between a plate's edge and its words
constexpr double kNarrowest_em = 5.4;
constexpr double kPapers = 0.8;  // mm kept for the small papers of its cards, beside the edge's
/// Letters, from the largest down: as large as all fields have room for in one part.
constexpr std::array kLarger{1.7, 1.45, 1.2, 1.0};

using Spot = SidePlan::Spot;
using Part = std::vector<Spot>;

class Planner {
 public:
  Planner(const SideContent& content, const StagePaper& paper, const StageWords& words)
      : content_(content), paper_(paper), words_(words) {}

  SidePlan plan();

 private:
  double em() const { return kStageCardEm * paper_.letters * larger_; }
  double pad() const { return kPlatePad_em * em(); }
  void lay_fields(SidePlan& out) const;
  Rect room_in(const SidePlan::Field& field) const;
  bool lay_in_one(SidePlan::Field& field, const SideField& of) const;
  void lay_in_parts(SidePlan::Field& field, const SideField& of) const;
  enum class Cut { no, allowed };
  /// Those plates, from the upper to the lower, in however many columns make it most like the map.
  std::optional<Part> lay(const Rect& room, const SideField& of,
                          const std::vector<std::size_t>& plates, Cut cut) const;
  std::optional<Part> in_columns(const Rect& room, const SideField& of,
                                 const std::vector<std::size_t>& plates, std::size_t columns,
                                 Cut cut) const;

  const SideContent& content_;
  const StagePaper& paper_;
  const StageWords& words_;
  double larger_ = 1;
};

std::vector<std::size_t> from_above(const SideField& of) {
  std::vector<std::size_t> out(of.plates.size());
  std::iota(out.begin(), out.end(), std::size_t(0));
  std::ranges::stable_sort(out, {}, [&](std::size_t n) { return of.plates[n].at.y; });
  return out;
}

/// So many pieces, each as long as the others or by one longer.
std::vector<std::vector<std::size_t>> pieces_of(const std::vector<std::size_t>& all,
                                                std::size_t count) {
  std::vector<std::vector<std::size_t>> out(count);
  for (std::size_t n = 0; n < count; ++n)
    out[n].assign(all.begin() + std::ptrdiff_t(all.size() * n / count),
                  all.begin() + std::ptrdiff_t(all.size() * (n + 1) / count));
  return out;
}

std::pair<int, int> columns_and_rows(std::size_t fields, const Size& paper) {
  const int columns = fields <= 3 ? int(fields) : fields == 4 ? 2 : 3;
  const int rows = fields <= 3 ? 1 : 2;
  return paper.w >= paper.h ? std::pair{columns, rows} : std::pair{rows, columns};
}

/// Where each lies within what all of them take up, in parts of it.
std::vector<Vec2> in_parts(const std::vector<Vec2>& all) {
  Rect bounds;
  for (const Vec2& at : all) bounds = bounds.united({at, at});
  std::vector<Vec2> out;
  for (const Vec2& at : all)
    out.push_back({bounds.width() > 1 ? (at.x - bounds.min.x) / bounds.width() : 0.5,
                   bounds.height() > 1 ? (at.y - bounds.min.y) / bounds.height() : 0.5});
  return out;
}

/// How far it is from lying as on the map.
double unlikeness(const Part& part, const SideField& of) {
  std::vector<Vec2> here, there;
  for (const Spot& spot : part) {
    here.push_back(spot.rect.centre());
    there.push_back(of.plates[spot.plate].at);
  }
  here = in_parts(here);
  there = in_parts(there);
  double sum = 0;
  for (std::size_t n = 0; n < here.size(); ++n)
    sum += std::hypot(here[n].x - there[n].x, here[n].y - there[n].y);
  return sum;
}

void Planner::lay_fields(SidePlan& out) const {
  const double letters = kStageCardEm * paper_.letters;
  double top = kMargin;
  if (!content_.question.empty()) {
    out.question = words_.people(content_.question, letters, text::Weight::bold,
                                 paper_.size.w - 2 * kMargin, 2 * words_.line_em() * letters);
    top += out.question->height + kGap;
  }
  const auto [columns, rows] = columns_and_rows(content_.fields.size(), paper_.size);
  const double w = (paper_.size.w - 2 * kMargin - (columns - 1) * kGutter) / columns;
  const double h = (paper_.size.h - kFoot * paper_.letters - top - (rows - 1) * kGutter) / rows;
  for (std::size_t n = 0; n < content_.fields.size(); ++n) {
    const Vec2 corner{kMargin + (w + kGutter) * (int(n) % columns),
                      top + (h + kGutter) * (int(n) / columns)};
    SidePlan::Field field;
    field.room = {corner, corner + Vec2{w, h}};
    field.title = words_.people(content_.fields[n].title, letters, text::Weight::bold, w - 2 * kPad,
                                (rows == 1 ? 2 : 1) * words_.line_em() * letters);
    out.fields.push_back(std::move(field));
  }
}

Rect Planner::room_in(const SidePlan::Field& field) const {
  Rect out = field.room.grown(-kPad);
  out.min.y += field.title->height + kGap;
  return out;
}

std::optional<Part> Planner::in_columns(const Rect& room, const SideField& of,
                                        const std::vector<std::size_t>& plates,
                                        std::size_t columns, Cut cut) const {
  const double slot = (room.width() - double(columns - 1) * kGap) / double(columns);
  if (slot < kNarrowest_em * em() && cut == Cut::no) return {};
  std::vector<Part> laid;
  double high = 0;
  for (std::size_t first = 0; first < plates.size(); first += columns) {
    std::vector<std::size_t> row(
        plates.begin() + std::ptrdiff_t(first),
        plates.begin() + std::ptrdiff_t(std::min(first + columns, plates.size())));
    std::ranges::stable_sort(row, {}, [&](std::size_t n) { return of.plates[n].at.x; });
    Part& part = laid.emplace_back();
    double row_high = 0;
    for (std::size_t k = 0; k < row.size(); ++k) {
      const SidePlate& plate = of.plates[row[k]];
      const double papers = plate.cards.empty() ? 0 : kPapers;
      auto words = words_.people(plate.text, em(), text::Weight::bold, slot - 2 * pad(),
                                 room.height() - 2 * pad() - papers, text::Align::centre);
      if (words->ellipsized && cut == Cut::no) return {};
      const double h = words->height + 2 * pad() + papers;
      const double left = room.min.x + double(k) * (slot + kGap);
      part.push_back({row[k], {{left, 0}, {left + slot, h}}, std::move(words)});
      row_high = std::max(row_high, h);
    }
    for (Spot& spot : part) spot.rect.max.y = row_high;
    high += row_high;
  }
  const double rows = double(laid.size());
  high += (rows - 1) * kGap;
  if (high > room.height() + 1e-6 && cut == Cut::no) return {};
  // What is left over lies between the rows, and above and below them.
  const double more = std::clamp((room.height() - high) / (rows + 1), 0.0, 4 * kGap);
  double y = room.min.y + std::max(0.0, (room.height() - high - more * (rows - 1)) / 2);
  Part out;
  for (Part& part : laid) {
    const double h = part.front().rect.max.y;
    for (Spot& spot : part) {
      spot.rect.min.y = y;
      spot.rect.max.y = y + h;
      out.push_back(std::move(spot));
    }
    y += h + kGap + more;
  }
  return out;
}

std::optional<Part> Planner::lay(const Rect& room, const SideField& of,
                                 const std::vector<std::size_t>& plates, Cut cut) const {
  if (plates.empty()) return Part{};
  std::optional<Part> best;
  double least = 1e300;
  for (std::size_t columns = 1; columns <= plates.size(); ++columns) {
    auto tried = in_columns(room, of, plates, columns, cut);
    if (!tried) continue;
    if (const double off = unlikeness(*tried, of); off < least) {
      least = off;
      best = std::move(tried);
    }
  }
  return best;
}

bool Planner::lay_in_one(SidePlan::Field& field, const SideField& of) const {
  auto part = lay(room_in(field), of, from_above(of), Cut::no);
  if (!part) return false;
  field.parts.assign(1, std::move(*part));
  return true;
}

void Planner::lay_in_parts(SidePlan::Field& field, const SideField& of) const {
  const std::vector<std::size_t> all = from_above(of);
  for (std::size_t count = 1; count <= std::max<std::size_t>(all.size(), 1); ++count) {
    field.parts.clear();
    for (const auto& piece : pieces_of(all, count)) {
      // One alone that has no room is cut: it is longer than any plate is meant to be.
      auto part = lay(room_in(field), of, piece, count >= all.size() ? Cut::allowed : Cut::no);
      if (!part) break;
      field.parts.push_back(std::move(*part));
    }
    if (field.parts.size() == count) return;
  }
}

SidePlan Planner::plan() {
  SidePlan out;
  lay_fields(out);
  for (const double larger : kLarger) {
    larger_ = larger;
    bool all = true;
    for (std::size_t n = 0; n < out.fields.size() && all; ++n)
      all = lay_in_one(out.fields[n], content_.fields[n]);
    if (all) return out;
  }
  for (std::size_t n = 0; n < out.fields.size(); ++n)
    lay_in_parts(out.fields[n], content_.fields[n]);
  return out;
}

}  // namespace

std::size_t SidePlan::parts() const {
  std::size_t most = 1;
  for (const Field& field : fields) most = std::max(most, field.parts.size());
  return most;
}

SidePlan side_plan(const SideContent& content, const StagePaper& paper,
                   text::Typesetter& typesetter, const Look& look, text::Furigana* readings) {
  ASSERT(content.fields.size() <= kMostSideBySide, "so many fields can be read from afar");
  const StageWords words(typesetter, look, readings);
  return Planner(content, paper, words).plan();
}

}  // namespace canvas
