#include "pages/stage_fingers.h"

#include <cmath>

namespace pages {

namespace {
constexpr double kSwipe_mm = 18, kTap_mm = 5;
constexpr double kTap_s = 0.8;
constexpr double kPalm_mm = 25;
}  // namespace

void StageFingers::feed(const input::TouchSample& sample) {
  using input::Phase;
  if (sample.phase == Phase::down) {
    if (!down_ && sample.contact_mm < kPalm_mm)
      down_ = {sample.finger, sample.pos_px, sample.time_s};
    return;
  }
  if (!down_ || down_->finger != sample.finger) return;
  if (sample.phase == Phase::cancel || sample.phase == Phase::lost) return down_.reset();
  if (sample.phase != Phase::up) return;
  const base::Vec2 way = sample.pos_px - down_->px;
  const double mm = around_.extent.px_per_mm;
  const double held_s = sample.time_s - down_->time_s;
  down_.reset();
  if (std::abs(way.x) >= kSwipe_mm * mm && std::abs(way.x) > 1.5 * std::abs(way.y))
    return way.x < 0 ? presentation_.next() : presentation_.back();
  if (std::hypot(way.x, way.y) <= kTap_mm * mm && held_s <= kTap_s) tapped(sample.pos_px);
}

void StageFingers::tapped(base::Vec2 px) {
  const base::Size room = presentation_.table_room();
  if (room.w < 1 || room.h < 1) return;
  presentation_.tap({px.x / room.w, px.y / room.h});
}

}  // namespace pages
