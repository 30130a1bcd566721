// tidy: cards laid in rows, all facing one way: an island's, nested ones within it, or everything on
// a board. Pure; the others make room in room.h when the ops are applied. Any thread.
#pragma once

#include <set>

#include "ops/build.h"
#include "ops/in_sight.h"

namespace ops {

/// Its cards in rows under its plate, in the order they are read from the side they are to face
/// (radians clockwise); nested islands likewise, beside one another below them. Its middle stays.
/// Nothing for an island that is not there, or that lies so already.
Ops tidy_island(const model::Board& board, base::Id island, double facing);

/// Every island so, and the cards on none in rows, one beside the other in the order they lay, but
/// that those between which lines run come near each other and none lies on a line's words (rows.h);
/// within the table where there is room. What is in `fixed` stays, and so does its island.
Ops tidy_all(const model::Board& board, double facing, const std::set<base::Id>& fixed,
             const Sight& sight);

}  // namespace ops
