// What can be asked of a shape: whether it holds a point, how far its line is, where a way leaves
// it. Pure geometry, mm, any thread.
#pragma once

#include "canvas/draw_list.h"

namespace canvas {

/// True inside (even-odd over the shape's rings).
bool contains(const Shape& shape, Vec2 p);
/// The distance to the nearest point of any ring (mm).
double distance_to_line(const Shape& shape, Vec2 p);
Rect bounds_of(const Shape& shape);
/// Where the segment from `inside` to `outside` leaves the shape for the last time; `inside` if
/// never.
Vec2 exit_point(const Shape& shape, Vec2 inside, Vec2 outside);

}  // namespace canvas
