// How each of the nine kinds of 関係線 is drawn, between two points on the map.
#pragma once

#include "canvas/draw_list.h"
#include "model/session.h"

namespace canvas {

/// How far a relation's heads, and an island's line, reach beyond the line itself (mm).
inline constexpr double kLineReach = 6;

/// Appends the strokes of a line from `a` to `b` (mm), at most once a layer's worth of items.
void draw_relation_line(DrawList& out, std::uint32_t layer, model::RelationKind kind, Vec2 a,
                        Vec2 b, double width, Color color);

}  // namespace canvas
