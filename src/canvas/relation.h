// How each of the nine kinds of 関係線 is drawn, along any way over the map.
#pragma once

#include <optional>
#include <utility>

#include "canvas/draw_list.h"
#include "canvas/way.h"
#include "model/session.h"

namespace canvas {

/// How far a relation's heads, and an island's line, reach beyond the line itself (mm).
inline constexpr double kLineReach = 6;

/// What a line ends at, as it is shown.
struct LineEnd {
  Vec2 centre;
  Shape shape;
};
/// Where a line from the one to the other runs; nothing where they are too near to each other.
std::optional<std::pair<Vec2, Vec2>> line_between(const LineEnd& from, const LineEnd& to);

/// What is seen of a way from within the one to within the other; empty where that is nothing. Requires: two
/// points or more.
Way seen_between(const Way& way, const LineEnd& from, const LineEnd& to);

/// Appends the strokes of a line along `way` (mm), at most once a layer's worth of items.
void draw_relation_line(DrawList& out, std::uint32_t layer, model::RelationKind kind,
                        const Way& way, double width, Color color);
/// The same from `a` to `b`.
void draw_relation_line(DrawList& out, std::uint32_t layer, model::RelationKind kind, Vec2 a,
                        Vec2 b, double width, Color color);

}  // namespace canvas
