#include "input/pinch.h"

#include <algorithm>
#include <cmath>

namespace input {

namespace {
/// Between two ways, either of which has a length.
double angle_between(Vec2 a, Vec2 b) { return std::abs(std::atan2(cross(a, b), dot(a, b))); }
}  // namespace

bool may_be_one_hand(const PinchFinger& a, const PinchFinger& b, double px_per_mm,
                     const PinchLimits& limits) {
  return std::abs(a.down_s - b.down_s) <= limits.down_s &&
         base::distance(a.down_px, b.down_px) <= limits.apart_mm * px_per_mm;
}

bool pinches(const PinchFinger& a, const PinchFinger& b, double now_s, double px_per_mm,
             const PinchLimits& limits) {
  if (now_s - std::max(a.down_s, b.down_s) > limits.decided_s) return false;
  if (!a.moved_s || !b.moved_s || std::abs(*a.moved_s - *b.moved_s) > limits.together_s)
    return false;
  const Vec2 way_a = a.pos_px - a.down_px, way_b = b.pos_px - b.down_px;
  const double far_a = base::length(way_a), far_b = base::length(way_b);
  if (std::min(far_a, far_b) < limits.way_mm * px_per_mm ||
      std::max(far_a, far_b) > limits.alike * std::min(far_a, far_b))
    return false;
  if (angle_between(way_a, way_b * -1) > limits.opposed_rad) return false;
  const Vec2 line = b.down_px - a.down_px;
  const auto along = [&](Vec2 way) {
    return std::min(angle_between(way, line), angle_between(way, line * -1)) <= limits.along_rad;
  };
  return along(way_a) && along(way_b);
}

}  // namespace input
