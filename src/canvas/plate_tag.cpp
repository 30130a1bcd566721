#include "canvas/plate_tag.h"

namespace canvas {
namespace {

constexpr double kFarther =
    3.5;  // mm for each time that letters are larger: the plate's words stay

/// `local`: in the middle of the plate's upper or lower edge, or beside it.
PlateTag tag(const base::TurnedRect& plate, base::Vec2 local, const std::string& text,
             KeptLayouts& layouts) {
  const double farther = kFarther * (layouts.letters().scale - 1);
  local.y += local.y < 0 ? -farther : farther;
  const auto words = layouts.label(text, text::Weight::bold);
  const base::Size size{std::max(words->box.w + 5, words->height + 2), words->height + 2};
  return {words, {plate.to_world(local), size, plate.turn}};
}

}  // namespace

PlateTag symbol_tag(const base::TurnedRect& plate, const std::string& symbol,
                    KeptLayouts& layouts) {
  return tag(plate, {0, plate.size.h / 2}, symbol, layouts);
}

PlateTag level_tag(const base::TurnedRect& plate, const std::string& label, KeptLayouts& layouts) {
  // A little inward, so that it reaches no farther beyond the plate than its line may.
  return tag(plate, {-plate.size.w / 2 + 4, -plate.size.h / 2}, label, layouts);
}

PlateTag points_tag(const base::TurnedRect& plate, int points, KeptLayouts& layouts) {
  return tag(plate, {plate.size.w / 2, -plate.size.h / 2}, std::to_string(points), layouts);
}

}  // namespace canvas
