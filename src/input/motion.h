// Motion: the way something has gone, remembered for as long as a throw needs. Used by the
// recogniser for drags and the view; pure values.
#pragma once

#include <vector>

#include "input/gestures.h"

namespace input {

class Motion {
 public:
  /// Forgets everything; the way starts at 0 at `time_s`.
  void start(double time_s);
  /// Goes on by `delta_px`. Times running backwards count as no time.
  void add(double time_s, Vec2 delta_px);
  /// Pixels per second over the window before the last movement; 0 when it rested before `end_s`.
  Vec2 velocity(double end_s, const Limits& limits, double px_per_mm) const;

 private:
  struct Point {
    double time_s;
    Vec2 way_px;
  };
  Vec2 way_at(double time_s) const;
  std::vector<Point> points_;  // by time, at least one after start()
};

}  // namespace input
