// spread: what lies on one another on a table comes to lie apart, with little movement. For the
// button 広げる, and where turned cards take other room than before ("turn to me",
// tools/turn_memory.h). Pure. Any thread.
#pragma once

#include <map>
#include <set>

#include "base/geometry.h"
#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

/// `board`'s cards on the table that have to lie elsewhere once those in `turns` (radians, by id)
/// face so, by id. Only cards in `turns` move. What lay apart before lies apart then, cards of
/// different islands so far that their lines do as well; what lay on one another may go on doing
/// so. What lay within `table` (mm) stays within it; where that has too little room for all, cards
/// lie on one another as little as can be.
std::map<base::Id, base::Vec2> spread(const model::Board& board,
                                      const std::map<base::Id, double>& turns,
                                      const base::Rect& table);

/// Nothing that is seen lies on anything any more, cards of different islands not on one another's
/// lines; each stays near where it was. Cards and plates in `fixed` stay where they are. What lay
/// in sight stays so where there is room for it, else the table grows beyond it.
Ops spread_all(const model::Board& board, const std::set<base::Id>& fixed, const Sight& sight);

}  // namespace ops
