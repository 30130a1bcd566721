// FramePacer: when the loop is to turn again, and how long its frames took. The window's thread.
#pragma once

#include "app/frame_times.h"

namespace app {

class FramePacer {
 public:
  /// Something moves by itself: the next frame comes as fast as most displays show one.
  void set_moving(bool moving, double now_s);
  bool moving() const { return moving_; }
  /// Panels were drawn; the seconds since they were last.
  double panels_drawn(double now_s);
  /// How long the loop may wait, seconds; `deadline_s`: the earliest of all others'.
  double wait_s(double now_s, double deadline_s, bool panels_move) const;

  FrameTimes& times() { return times_; }

 private:
  bool moving_ = false;
  double next_animation_s_ = 0;
  double last_panels_s_ = 0;
  FrameTimes times_;
};

}  // namespace app
