#include "pages/page_turn.h"

#include <algorithm>
#include <numbers>

namespace pages {

namespace {
constexpr double kGlide_s = 0.2;
constexpr double kQuarter = std::numbers::pi / 2;
}  // namespace

void PageTurn::turn_to(int quarters, double now_s, desk::Motion motion) {
  const int to = ((quarters % 4) + 4) % 4;
  if (to == quarters_) return;
  off_rad_ = base::normal_angle((quarters_ - to) * kQuarter);
  quarters_ = to;
  began_s_ = motion == desk::Motion::full ? now_s : now_s - kGlide_s;
  left_ = 1;
}

bool PageTurn::tick(double now_s) {
  if (left_ <= 0) return false;
  const double t = std::clamp((now_s - began_s_) / kGlide_s, 0.0, 1.0);
  left_ = 1 - t * t * (3 - 2 * t);
  return true;
}

base::TurnedRect PageTurn::place(base::Size window_px) const {
  const bool level = quarters_ % 2 == 0;
  const base::Size size = level ? window_px : base::Size{window_px.h, window_px.w};
  return {{window_px.w / 2, window_px.h / 2}, size, quarters_ * kQuarter + off_rad_ * left_};
}

}  // namespace pages
