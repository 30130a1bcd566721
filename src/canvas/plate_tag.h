// The small tags on a plate: its points and its number in the method at a
// corner each. One description for what is drawn and for what must be repainted when they change.
#pragma once

#include "base/geometry.h"
#include "canvas/kept_layouts.h"

namespace canvas {

/// How far one reaches beyond its plate, with the largest letters (mm).
inline constexpr double kTagReach = 12;

struct PlateTag {
  text::LayoutPtr words;
  base::TurnedRect shape;
};

PlateTag level_tag(const base::TurnedRect& plate, const std::string& label, KeptLayouts& layouts);
PlateTag points_tag(const base::TurnedRect& plate, const std::string& points, KeptLayouts& layouts);
/// On a card's lower edge.
PlateTag card_points_tag(const base::TurnedRect& card, const std::string& points,
                         KeptLayouts& layouts);

}  // namespace canvas
