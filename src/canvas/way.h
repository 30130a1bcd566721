// A way over the map: a line of straight pieces, from its first point to its last, and what drawing and
// finding ask of it. Pure geometry, mm, any thread.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace canvas {

using base::Rect;
using base::Vec2;

using Way = std::vector<Vec2>;

/// A point of a way, and which way it leads there; the length of `along` is 1.
struct WayPoint {
  Vec2 at;
  Vec2 along{1, 0};
};

double length_of(const Way& way);
/// So far from its beginning; its ends where that is beyond them. Requires: two points or more.
WayPoint point_at(const Way& way, double from_start);
/// What lies between these distances from its beginning; nothing where that is nothing.
Way part_of(const Way& way, double from, double to);
/// Its corners rounded: a right angle begins to bend `reach` before it at most, a slight one earlier.
Way rounded(const Way& way, double reach);
/// A line that runs beside it, so far to its right as the screen shows it (y down).
Way beside(const Way& way, double apart);
double distance_to(const Way& way, Vec2 p);
Rect bounds_of(const Way& way);

}  // namespace canvas
