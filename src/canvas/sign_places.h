// Where a sign of a map may stand, the best place first: a symbol mark at the line round its island, the
// word of a cross circle on its loop. Pure geometry, mm, any thread.
#pragma once

#include <vector>

#include "canvas/draw_list.h"

namespace canvas {

/// Middles for a stamp of `size`, turned by `turn_rad`, that hangs at the outside of `line` and reaches
/// no farther into it than its rim has room. Empty for an empty line.
std::vector<Vec2> places_at(const Shape& line, Size size, double turn_rad);
/// The way from `a` to `b` comes by there.
bool crosses(const base::TurnedRect& place, Vec2 a, Vec2 b);
/// Points of the loop from its top, as it is read turned so, downwards on both sides.
std::vector<Vec2> places_on(const std::vector<Vec2>& loop, double turn_rad);

}  // namespace canvas
