// room: what the program itself lays on a table comes to lie free: in sight, under nothing, on no
// card. Where there is no room what lies around moves aside, as little as it can and in its order;
// where the table has too little for all, more of the map is to be seen. The one place that sees to
// it, after in_sight.h has; pure, millimetres of the map, any thread.
//  1. What is `fixed` (in somebody's hand, being written) stays.
//  2. What lay on one another before may go on doing so.
#pragma once

#include <map>
#include <set>

#include "ops/in_sight.h"

namespace ops {

struct Making {
  /// Laid by the program, though they lay on the table before: a joined card, a nested island (its
  /// cards and plates too). What is new on the table always is.
  std::set<base::Id> placed;
  std::set<base::Id> fixed;
  /// What has grown where it lies, and how it lay before: it stays about there.
  std::map<base::Id, base::TurnedRect> grown{};
  /// What is new on the table was there once: its place is good enough where it lies on nothing.
  bool back = false;
};

/// An island, those nested in it and the cards of all: what is placed where it is laid.
std::set<base::Id> island_and_all_in(const model::Board& board, base::Id island);

struct Laid {
  Ops ops;
  /// So many times as much of the map has to be seen each way, about the middle of the table: else
  /// some of it lies out of sight. 1: it is all in sight.
  double farther = 1;
};

/// `ops` and what it takes besides. What is placed keeps its place where that is free, else takes the
/// nearest that is, else the others move aside; what lay in sight and in reach does so afterwards,
/// seen from as far off as it says.
Laid with_room(const model::Board& board, Ops ops, const Making& making, const Sight& sight);

}  // namespace ops
