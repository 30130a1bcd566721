// Inset: a closed line drawn in by a distance, with round arcs where it bends outwards. Pure
// geometry, mm; for island outlines.
#pragma once

#include <optional>

#include "canvas/joins.h"

namespace canvas {

/// Of whoever walks that way (x right, y up).
inline base::Vec2 left_of(base::Vec2 way) { return {-way.y, way.x}; }

/// `line` runs so that what is inside lies to its left (x right, y up). Nothing where a part of it
/// vanishes or runs into another: there the general, slower way (Clipper's offset) is needed.
std::optional<Ring> drawn_in(const Ring& line, double by);

/// True where two edges that are not neighbours cross.
bool crosses_itself(const Ring& ring);

}  // namespace canvas
