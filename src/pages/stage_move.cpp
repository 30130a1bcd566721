#include "pages/stage_move.h"

#include <algorithm>

#include "pages/surroundings.h"

namespace pages {

namespace {

constexpr double kMove_s = 0.45;

double eased(double share) { return share * share * (3 - 2 * share); }

}  // namespace

void StageMove::begin(Way way, const Surroundings& around) {
  way_ = around.machine.motion == desk::Motion::reduced ? Way::cut : way;
  begun_s_ = around.clock.now_s();
}

bool StageMove::goes_on(double now_s) const {
  return way_ != Way::cut && now_s - begun_s_ < kMove_s + 0.05;
}

void StageMove::put(StagePicture& picture, double now_s) const {
  if (way_ == Way::cut) return;
  picture.way = way_ == Way::on ? 1 : -1;
  picture.share = eased(std::clamp((now_s - begun_s_) / kMove_s, 0.0, 1.0));
}

}  // namespace pages
