// The small tags on a plate: its points and its number in the method at a
// corner each. One description for what is drawn and for what must be repainted when they change.
#pragma once

#include "base/geometry.h"
#include "canvas/kept_layouts.h"

namespace canvas {

/// How far one reaches beyond its plate, with the largest letters (mm).
inline constexpr double kTagReach = 12;

/// The picture of a card on a pile's tag, and its room beside the number (mm).
inline constexpr base::Size kCountCard{4.8, 3.4};
inline constexpr double kCountGap = 1.6;
inline constexpr double kCountEm = 8;

struct PlateTag {
  text::LayoutPtr words;
  base::TurnedRect shape;
};

PlateTag level_tag(const base::TurnedRect& plate, const std::string& label, KeptLayouts& layouts);
/// How many cards lie in a pile, beside the picture of one.
PlateTag count_tag(const base::TurnedRect& plate, const std::string& count, KeptLayouts& layouts);
PlateTag points_tag(const base::TurnedRect& plate, const std::string& points, KeptLayouts& layouts);
/// On a card's lower edge.
PlateTag card_points_tag(const base::TurnedRect& card, const std::string& points,
                         KeptLayouts& layouts);

}  // namespace canvas
