#include "app/frame_pacer.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {
// A little faster than most displays; without vertical sync the program paces itself.
constexpr double kAnimationFrame_s = 1.0 / 75;
}  // namespace

void FramePacer::set_moving(bool moving, double now_s) {
  moving_ = moving;
  if (moving) next_animation_s_ = now_s + kAnimationFrame_s;
}

double FramePacer::panels_drawn(double now_s) {
  return now_s - std::exchange(last_panels_s_, now_s);
}

double FramePacer::wait_s(double now_s, double deadline_s, bool panels_move) const {
  double until = deadline_s;
  if (moving_ || panels_move)
    until = std::min(until, std::max(next_animation_s_, last_panels_s_ + kAnimationFrame_s));
  return std::clamp(until - now_s, 0.0, 3600.0);
}

}  // namespace app
