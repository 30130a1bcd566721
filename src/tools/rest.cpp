#include "tools/rest.h"

#include <algorithm>

namespace tools {

namespace {
constexpr double kRest_s = 0.4;
constexpr double kUnseen_s = 0.1;  // cards that only pass over others frame nobody
constexpr double kNoise_s = 1e-6;
constexpr double kGap_mm = 3;  // from the card to its frame
}  // namespace

void Rest::at(std::optional<Id> on, Vec2 centre, double still_mm, double now_s) {
  if (on != on_ || (on && share_ < 1 && base::distance(centre, centre_) > still_mm)) {
    on_ = on;
    centre_ = centre;
    since_s_ = now_s;
    share_ = 0;
  }
  if (!on_ || share_ >= 1) return;
  const double rested_s = now_s - since_s_ + kNoise_s;
  share_ = std::clamp((rested_s - kUnseen_s) / (kRest_s - kUnseen_s), 0.0, 1.0);
}

void draw_frame(const base::TurnedRect& shape, double share, double width, canvas::Color color,
                std::uint32_t layer, canvas::DrawList& out) {
  if (share <= 0) return;
  base::TurnedRect frame = shape;
  frame.size = {shape.size.w + 2 * kGap_mm, shape.size.h + 2 * kGap_mm};
  if (share >= 1) {
    out.add(layer,
            canvas::Stroke{{frame.corner(0), frame.corner(1), frame.corner(2), frame.corner(3)},
                           width,
                           color,
                           true,
                           0});
    return;
  }
  for (int k = 0; k < 4; ++k) {
    const Vec2 corner = frame.corner(k);
    const auto towards = [&](int other) {
      return corner + (frame.corner(other % 4) - corner) * (share / 2);
    };
    out.add(layer,
            canvas::Stroke{{towards(k + 3), corner, towards(k + 1)}, width, color, false, 0});
  }
}

}  // namespace tools
