#include "platform/pointer.h"

#include <utility>

namespace platform {

namespace {
// Touches drag the mouse cursor along; motion this soon after a touch is not the mouse's own.
constexpr double kTouchMovesCursor_s = 0.5;
}  // namespace

std::optional<Vec2> Pointer::move(Vec2 pos_px) {
  if (pos_px == pos_px_) return {};
  const Vec2 way = pos_px - std::exchange(pos_px_, pos_px);
  const double now_s = clock_.now_s();
  if (left_down_) samples_.push_back({MouseSample::Kind::move, pos_px, now_s});
  if (now_s - touched_s_ > kTouchMovesCursor_s) hidden_ = false;
  return middle_down_ ? std::optional(way) : std::nullopt;
}

void Pointer::set_left(bool down) {
  if (down == std::exchange(left_down_, down)) return;
  samples_.push_back(
      {down ? MouseSample::Kind::press : MouseSample::Kind::release, pos_px_, clock_.now_s()});
}

void Pointer::note_touch() {
  touched_s_ = clock_.now_s();
  hidden_ = true;
}

std::vector<MouseSample> Pointer::take_samples() { return std::exchange(samples_, {}); }

}  // namespace platform
