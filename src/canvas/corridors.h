// Corridors: separate lines of an island made one by narrow ways between them, with round corners
// where a way opens into a line. The line is walked round once, in and out of every corridor, so
// that it costs what its points cost. Pure geometry, mm; for island outlines.
#pragma once

#include <optional>
#include <vector>

#include "canvas/joins.h"

namespace canvas {

/// Joins lines `a` and `b`; `bridge` leads from what lies in `a`, `margin` within its line, to what
/// lies in `b`.
struct Corridor {
  std::size_t a = 0, b = 0;
  Bridge bridge;
};

struct CorridorShape {
  double margin = 0;  // mm from a bridge's ends to the lines
  double half = 0;    // mm: half the width
  double round = 0;   // mm: the radius where it opens into a line
};

/// One line of all. Requires: the corridors join all lines and there is one fewer of them; each
/// line runs so that what is inside lies to its left (x right, y up). Nothing where the ways do not
/// fit between the lines or into one another.
std::optional<Ring> joined_by_corridors(const std::vector<Ring>& lines,
                                        const std::vector<Corridor>& corridors,
                                        const CorridorShape& shape);

}  // namespace canvas
