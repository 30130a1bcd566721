// Island outlines (島どり): one smooth closed line round the shapes of an island's members: the
// union of the inflated shapes, far parts joined by corridors, small gaps and sharp inner corners
// closed (Clipper's polygon offset), and no notches between neighbours. Pure geometry, mm.
#pragma once

#include <memory>
#include <vector>

#include "canvas/draw_list.h"

namespace canvas {

/// `cards`: turned rectangles; `rings`: outlines of islands nested in it. Null for no members.
/// `margin`: mm from the members to the line. The result's first ring is the outline, clockwise on
/// the screen; there are no holes.
std::shared_ptr<const Shape> island_outline(const std::vector<base::TurnedRect>& cards,
                                            const std::vector<std::shared_ptr<const Shape>>& rings,
                                            double margin);

}  // namespace canvas
