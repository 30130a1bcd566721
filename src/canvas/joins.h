// Joins: how far-apart shapes are made one: the shortest bridges that join them all (a minimum
// spanning tree). Pure geometry, mm; for island outlines.
#pragma once

#include <cstddef>
#include <vector>

#include "base/geometry.h"

namespace canvas {

using Ring = std::vector<base::Vec2>;  // closed, at least one point

/// The nearest points of two shapes, `from` in `a` and `to` in `b`.
struct Bridge {
  base::Vec2 from, to;
  double length = 0;         // mm; 0 where they overlap or touch
  std::size_t a = 0, b = 0;  // which of the rings
};

/// Between two filled rings.
Bridge shortest_bridge(const Ring& a, const Ring& b);

/// The bridges that join all of `rings`: one fewer than there are. Together the shortest possible
/// up to some hundreds of rings; with more, each half of them is joined by itself and then to the
/// other, so that it stays quick. O(n) in memory.
/// Rings of one number in `groups` (empty: each is its own) are one already: length 0 at no cost.
std::vector<Bridge> bridges_between(const std::vector<Ring>& rings,
                                    const std::vector<std::size_t>& groups = {});

}  // namespace canvas
