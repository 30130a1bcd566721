#include "input/motion.h"

#include <algorithm>

namespace input {

namespace {
// Older points are of no use to any sensible window; dropping them keeps long drags cheap.
constexpr double kRemembered_s = 0.5;
constexpr std::size_t kTrimAt = 256;
}  // namespace

void Motion::start(double time_s) {
  points_.clear();
  points_.push_back({time_s, {}});
}

void Motion::add(double time_s, Vec2 delta_px) {
  if (points_.empty()) start(time_s);
  const Point last = points_.back();
  points_.push_back({std::max(time_s, last.time_s), last.way_px + delta_px});
  if (points_.size() < kTrimAt) return;
  const double oldest = points_.back().time_s - kRemembered_s;
  const auto keep = std::find_if(points_.begin(), points_.end() - 1,
                                 [&](const Point& p) { return p.time_s >= oldest; });
  points_.erase(points_.begin(), keep);
  if (points_.size() >= kTrimAt)  // hundreds of samples within the window: thin them out
    points_.erase(points_.begin(), points_.begin() + static_cast<std::ptrdiff_t>(kTrimAt / 2));
}

Vec2 Motion::way_at(double time_s) const {
  const auto after = std::lower_bound(points_.begin(), points_.end(), time_s,
                                      [](const Point& p, double t) { return p.time_s < t; });
  if (after == points_.begin()) return points_.front().way_px;
  if (after == points_.end()) return points_.back().way_px;
  const Point& a = *(after - 1);
  const double gap = after->time_s - a.time_s;
  if (gap <= 0) return after->way_px;
  return a.way_px + (after->way_px - a.way_px) * ((time_s - a.time_s) / gap);
}

Vec2 Motion::velocity(double end_s, const Limits& limits, double px_per_mm) const {
  if (points_.size() < 2) return {};
  const Vec2 end_way = points_.back().way_px;
  // The last moment at which it was noticeably elsewhere than where it ended.
  double moved_s = points_.front().time_s;
  bool moved = false;
  for (std::size_t k = points_.size(); k-- > 0 && !moved;) {
    if (base::distance(points_[k].way_px, end_way) > limits.still_mm * px_per_mm) {
      moved = true;
      moved_s = points_[k + 1].time_s;  // it came near in the step after
    }
  }
  if (!moved || end_s - moved_s >= limits.still_s) return {};
  const double last_s = points_.back().time_s;
  const double from_s = std::max(last_s - limits.velocity_window_s, points_.front().time_s);
  const double span_s = last_s - from_s;
  if (span_s < 0.001) return {};
  return (end_way - way_at(from_s)) / span_s;
}

}  // namespace input
