// spread: turned cards take other room than before; those that would come to lie on others are
// moved apart with little movement. Pure. For "turn to me" (tools/turn_memory.h). Any thread.
#pragma once

#include <map>

#include "base/geometry.h"
#include "model/session.h"

namespace ops {

/// `board`'s cards on the table that have to lie elsewhere once those in `turns` (radians, by id)
/// face so, by id. Only cards in `turns` move. What lay apart before lies apart then, cards of
/// different islands so far that their lines do as well; what lay on one another may go on doing
/// so. What lay within `table` (mm) stays within it; where that has too little room for all, cards
/// lie on one another as little as can be.
std::map<base::Id, base::Vec2> spread(const model::Board& board,
                                      const std::map<base::Id, double>& turns,
                                      const base::Rect& table);

}  // namespace ops
