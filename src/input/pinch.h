// Pinch: tells two fingers of one hand that zoom the map, though they came down on cards, from people
// who drag cards. Asked by the recogniser whenever such a finger moves; what it misses stands in
// docs/pinch.md. Pure values.
#pragma once

#include <optional>

#include "input/touch.h"

namespace input {

struct PinchLimits {
  double apart_mm = 110;      // when they come down: the span of a hand
  double down_s = 0.15;       // one after the other
  double decided_s = 0.8;     // after the second came down: whoever has not moved so by then drags
  double way_mm = 5;          // both have gone so far
  double moved_mm = 1.5;      // farther than a resting finger shakes
  double together_s = 0.08;   // they begin to move one after the other
  double alike = 3.5;         // neither has gone so many times as far as the other
  double opposed_rad = 0.55;  // off exactly opposite ways
  double along_rad = 0.55;    // each off the line between them
};

struct PinchFinger {
  Vec2 down_px, pos_px;
  double down_s = 0;
  std::optional<double> moved_s{};  // when it had gone `moved_mm`; none: not yet
};

/// They might still be two fingers of one hand: by where and when they came down.
bool may_be_one_hand(const PinchFinger& a, const PinchFinger& b, double px_per_mm,
                     const PinchLimits& limits = {});
/// They move apart or together like a pinch. Requires may_be_one_hand().
bool pinches(const PinchFinger& a, const PinchFinger& b, double now_s, double px_per_mm,
             const PinchLimits& limits = {});

}  // namespace input
