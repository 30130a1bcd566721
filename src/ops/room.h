// room: what the program itself lays on a table comes to lie free: in sight, under nothing, on no
// card. Where there is no room what lies around moves aside, as little as it can and in its order.
// The one place that sees to it, after in_sight.h has; pure, millimetres of the map, any thread.
//  1. What is `fixed` (in somebody's hand, being written) stays.
//  2. What lay on one another before may go on doing so.
#pragma once

#include <set>

#include "ops/in_sight.h"

namespace ops {

struct Making {
  /// Laid by the program, though they lay on the table before: a joined card, a nested island (its
  /// cards and plates too). What is new on the table always is.
  std::set<base::Id> placed;
  std::set<base::Id> fixed;
};

/// An island, those nested in it and the cards of all: what is placed where it is laid.
std::set<base::Id> island_and_all_in(const model::Board& board, base::Id island);

/// `ops` and what it takes besides. What is placed keeps its place where that is free, else takes the
/// nearest that is, else the others move aside. Where the table has not room for all it lies on
/// others, as before.
Ops with_room(const model::Board& board, Ops ops, const Making& making, const Sight& sight);

}  // namespace ops
