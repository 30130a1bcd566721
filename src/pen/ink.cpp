#include "pen/ink.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/invariants.h"

namespace pen {
namespace {

using input::Phase;
using model::InkStroke;

constexpr double kLeastMove = 0.15;  // mm: less is the finger's own shaking
constexpr double kStep = 0.4;        // mm between the points of a rounded line
constexpr double kFarthest = 1e6;    // mm: farther out is no position
constexpr std::size_t kLongestRaw =
    1000;  // positions of one stroke; a longer one goes on as another

bool on_card(Vec2 p) {
  return std::abs(p.x) <= model::kCardSize.w / 2 && std::abs(p.y) <= model::kCardSize.h / 2;
}

// Where the way from a place on the card to one beside it crosses the edge.
Vec2 edge_between(Vec2 on, Vec2 beside) {
  const auto part = [](double from, double to, double limit) {
    return std::abs(to) > limit ? (std::copysign(limit, to) - from) / (to - from) : 1;
  };
  const double w = model::kCardSize.w / 2, h = model::kCardSize.h / 2;
  const Vec2 p = on + (beside - on) * std::min(part(on.x, beside.x, w), part(on.y, beside.y, h));
  return {std::clamp(p.x, -w, w), std::clamp(p.y, -h, h)};
}

double to_segment(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 ab = b - a;
  const double len2 = base::dot(ab, ab);
  const double t = len2 > 0 ? std::clamp(base::dot(p - a, ab) / len2, 0.0, 1.0) : 0;
  return base::distance(p, a + ab * t);
}

// Positions as devices give them jump by a few tenths of a millimetre.
std::vector<Vec2> calmed(const std::vector<Vec2>& raw) {
  std::vector<Vec2> out = raw;
  for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
    const Vec2 before = raw[i] - raw[i - 1], after = raw[i + 1] - raw[i];
    // A corner is meant.
    if (base::dot(before, after) <= 0) continue;
    out[i] = raw[i - 1] * 0.25 + raw[i] * 0.5 + raw[i + 1] * 0.25;
  }
  return out;
}

// A Catmull–Rom curve through the points. At corners it does not swing over.
std::vector<Vec2> rounded_off(const std::vector<Vec2>& p) {
  std::vector<Vec2> out{p.front()};
  const auto tangent = [&](std::size_t i) {
    if (i == 0 || i + 1 == p.size()) return Vec2{};
    const Vec2 before = p[i] - p[i - 1], after = p[i + 1] - p[i];
    if (base::dot(before, after) <= 0) return Vec2{};
    const Vec2 way = after + before;
    const double reach = std::min(base::length(before), base::length(after));
    return way * (reach / std::max(1e-9, base::length(way)));
  };
  for (std::size_t i = 0; i + 1 < p.size(); ++i) {
    const Vec2 a = p[i], b = p[i + 1], ta = tangent(i), tb = tangent(i + 1);
    const int steps = std::clamp(int(std::ceil(base::distance(a, b) / kStep)), 1, 200);
    for (int s = 1; s <= steps; ++s) {
      const double t = double(s) / steps, t2 = t * t, t3 = t2 * t;
      out.push_back(a * (2 * t3 - 3 * t2 + 1) + ta * (t3 - 2 * t2 + t) + b * (3 * t2 - 2 * t3) +
                    tb * (t3 - t2));
    }
  }
  return out;
}

}  // namespace

double segment_distance(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
  const double abc = base::cross(b - a, c - a), abd = base::cross(b - a, d - a);
  const double cda = base::cross(d - c, a - c), cdb = base::cross(d - c, b - c);
  if (((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != abd && cda != cdb) return 0;
  return std::min(
      {to_segment(a, c, d), to_segment(b, c, d), to_segment(c, a, b), to_segment(d, a, b)});
}

std::vector<Vec2> simplified(const std::vector<Vec2>& line, double tolerance) {
  if (line.size() < 3) return line;
  std::vector<bool> kept(line.size());
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    const auto [from, to] = open.back();
    open.pop_back();
    double most = tolerance;
    std::size_t at = 0;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double d = to_segment(line[i], line[from], line[to]);
      if (d > most) most = d, at = i;
    }
    if (at == 0) continue;
    kept[at] = true;
    open.push_back({from, at});
    open.push_back({at, to});
  }
  std::vector<Vec2> out;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (kept[i]) out.push_back(line[i]);
  return out;
}

std::vector<Vec2> smooth_line(const std::vector<Vec2>& raw) {
  if (raw.size() < 2) return raw;
  double far = 0;
  for (const Vec2 p : raw) far = std::max(far, base::distance(p, raw.front()));
  if (far < 2 * kLeastMove) return {raw.front()};
  return simplified(raw.size() == 2 ? raw : rounded_off(calmed(raw)), InkPad::kTolerance);
}

void InkPad::set_width(double mm) {
  if (std::isfinite(mm)) width_ = std::clamp(mm, model::kMinInkWidth, model::kMaxInkWidth);
}

std::size_t InkPad::points() const {
  std::size_t n = 0;
  for (const InkStroke& stroke : ink_) n += stroke.points.size();
  return n;
}

bool InkPad::full() const {
  return ink_.size() >= model::kMaxStrokes || points() >= model::kMaxInkPoints;
}

bool InkPad::sample(const InkSample& s) {
  const auto known = fingers_.find(s.finger);
  const bool finite = std::abs(s.pos.x) <= kFarthest && std::abs(s.pos.y) <= kFarthest;
  bool changed = false;
  switch (s.phase) {
    case Phase::down: {
      // Its lifting got lost.
      if (known != fingers_.end()) changed = finish(known->second);
      Finger& finger = fingers_[s.finger] = {mode_, {}, {}, ++gestures_};
      if (!finite) {
        fingers_.erase(s.finger);
        return changed;
      }
      finger.last = s.pos;
      return (finger.mode == Mode::write ? write(finger, s.pos) : rub(finger, s.pos)) || changed;
    }
    case Phase::move:
      if (known == fingers_.end() || !finite) return false;
      return known->second.mode == Mode::write ? write(known->second, s.pos)
                                               : rub(known->second, s.pos);
    case Phase::up:
    case Phase::lost:
      if (known == fingers_.end()) return false;
      if (finite)
        changed = known->second.mode == Mode::write ? write(known->second, s.pos)
                                                    : rub(known->second, s.pos);
      changed = finish(known->second) || changed;
      fingers_.erase(known);
      return changed;
    case Phase::cancel:
      if (known != fingers_.end()) fingers_.erase(known);
      return false;
  }
  return false;
}

bool InkPad::lift_all() {
  bool changed = false;
  for (auto& [id, finger] : fingers_) changed = finish(finger) || changed;
  fingers_.clear();
  return changed;
}

bool InkPad::write(Finger& finger, Vec2 to) {
  const Vec2 from = std::exchange(finger.last, to);
  if (!on_card(to)) {
    if (finger.raw.empty()) return false;
    finger.raw.push_back(edge_between(from, to));
    return finish(finger);
  }
  // Coming onto the card, it begins at the edge.
  if (finger.raw.empty() && !on_card(from)) finger.raw.push_back(edge_between(to, from));
  if (!finger.raw.empty() && base::distance(finger.raw.back(), to) < kLeastMove) return false;
  finger.raw.push_back(to);
  if (finger.raw.size() < kLongestRaw) return false;
  const bool changed = finish(finger);
  finger.raw.push_back(to);
  return changed;
}

bool InkPad::finish(Finger& finger) {
  const std::vector<Vec2> raw = std::exchange(finger.raw, {});
  if (finger.mode != Mode::write || raw.empty() || ink_.size() >= model::kMaxStrokes) return false;
  InkStroke stroke{width_, smooth_line(raw)};
  if (points() + stroke.points.size() > model::kMaxInkPoints) return false;
  ink_.push_back(std::move(stroke));
  past_.push_back({{}, finger.gesture});
  return true;
}

bool InkPad::rub(Finger& finger, Vec2 to) {
  const Vec2 from = std::exchange(finger.last, to);
  bool changed = false;
  for (std::size_t i = ink_.size(); i-- > 0;) {
    const InkStroke& stroke = ink_[i];
    const double reach = kRubberRadius + stroke.width / 2;
    bool hit = stroke.points.size() == 1 && to_segment(stroke.points[0], from, to) <= reach;
    for (std::size_t k = 1; k < stroke.points.size() && !hit; ++k)
      hit = segment_distance(from, to, stroke.points[k - 1], stroke.points[k]) <= reach;
    if (!hit) continue;
    if (past_.empty() || past_.back().gone.empty() || past_.back().gesture != finger.gesture)
      past_.push_back({{}, finger.gesture});
    past_.back().gone.push_back({i, std::move(ink_[i])});
    ink_.erase(ink_.begin() + std::ptrdiff_t(i));
    changed = true;
  }
  return changed;
}

std::vector<InkStroke> InkPad::under_way() const {
  std::vector<InkStroke> out;
  for (const auto& [id, finger] : fingers_)
    if (!finger.raw.empty()) out.push_back({width_, smooth_line(finger.raw)});
  return out;
}

bool InkPad::undo() {
  if (past_.empty()) return false;
  Change change = std::move(past_.back());
  past_.pop_back();
  if (change.gone.empty()) {
    ink_.pop_back();
    return true;
  }
  for (auto it = change.gone.rbegin(); it != change.gone.rend(); ++it)
    ink_.insert(ink_.begin() + std::ptrdiff_t(it->at), std::move(it->stroke));
  return true;
}

bool InkPad::clear() {
  const bool any = !ink_.empty() || !under_way().empty();
  for (auto& [id, finger] : fingers_) finger.raw.clear();
  if (!ink_.empty()) {
    Change change{{}, ++gestures_};
    for (std::size_t i = ink_.size(); i-- > 0;) change.gone.push_back({i, std::move(ink_[i])});
    ink_.clear();
    past_.push_back(std::move(change));
  }
  return any;
}

}  // namespace pen
