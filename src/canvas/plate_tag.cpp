#include "canvas/plate_tag.h"

#include "canvas/look.h"

namespace canvas {
namespace {

constexpr double kFarther =
    3.5;  // mm for each time that letters are larger: the plate's words stay

/// `local`: in the middle of the plate's upper or lower edge, or beside it. `em`: as usual.
PlateTag tag(const base::TurnedRect& plate, base::Vec2 local, const std::string& text,
             KeptLayouts& layouts, double em = kLabelEm) {
  const double farther = kFarther * (layouts.letters().scale - 1);
  local.y += local.y < 0 ? -farther : farther;
  const auto words = layouts.label(text, text::Weight::bold, em * layouts.letters().scale);
  const base::Size size{std::max(words->box.w + 5, words->height + 2), words->height + 2};
  return {words, {plate.to_world(local), size, plate.turn}};
}

}  // namespace

PlateTag level_tag(const base::TurnedRect& plate, const std::string& label, KeptLayouts& layouts) {
  // A little inward, so that it reaches no farther beyond the plate than its line may.
  return tag(plate, {-plate.size.w / 2 + 4, -plate.size.h / 2}, label, layouts);
}

PlateTag count_tag(const base::TurnedRect& plate, const std::string& count, KeptLayouts& layouts) {
  const double wide = tag(plate, {}, count, layouts, kCountEm).shape.size.w +
                      (kCountCard.w + kCountGap) * layouts.letters().scale;
  // Its right end keeps its place however long it is.
  PlateTag out =
      tag(plate, {plate.size.w / 2 + 6 - wide / 2, plate.size.h / 2 + 2}, count, layouts, kCountEm);
  out.shape.size.w = wide;
  return out;
}

PlateTag points_tag(const base::TurnedRect& plate, const std::string& points,
                    KeptLayouts& layouts) {
  PlateTag out = tag(plate, {}, points, layouts);
  // Its left end keeps its place however long it is.
  const double reach = std::max(0.0, out.shape.size.w / 2 - 5);
  return tag(plate, {plate.size.w / 2 - reach, -plate.size.h / 2}, points, layouts);
}

PlateTag card_points_tag(const base::TurnedRect& card, const std::string& points,
                         KeptLayouts& layouts) {
  const auto words = layouts.label(points, text::Weight::bold);
  const base::Size size{std::max(words->box.w + 5, words->height + 2), words->height + 2};
  // Half beyond it, so that it lies on no words.
  return {words,
          {card.to_world({-card.size.w / 2 + size.w / 2 + 1, card.size.h / 2}), size, card.turn}};
}

}  // namespace canvas
