// in_sight: whatever an action lays on the table can be seen and grabbed afterwards. The one place
// that sees to it: what lays cards and plates hands its ops through kept_in_sight() before they are
// applied. Pure; millimetres of the map; any thread.
//  1. What lay whole in sight lies so afterwards, and so does what is new on the table. Where the
//     table has not room for all of it, a finger reaches it.
//  2. What lies out of sight since somebody moved the view is left where it is.
#pragma once

#include <optional>
#include <vector>

#include "ops/build.h"

namespace ops {

/// What people see of the map and can touch.
struct Sight {
  base::Rect table;                 // the window's part of it, above the bar
  std::vector<base::Rect> covered;  // by what lies over its edges: panels, handles, free places
  double finger = 0;                // a strip so wide is enough to grab a thing
};

/// All of it lies on the table seen.
bool whole_in_sight(const Sight& sight, const base::Rect& box);
/// Seen from so many times as far off all of it lies on the table; 1: from here.
double farther_to_see(const Sight& sight, const base::Rect& box);
/// A finger finds something of it that lies under nothing.
bool in_reach(const Sight& sight, const base::TurnedRect& shape);

/// The nearest place to `centre` where a box of this size lies whole in sight; where the table is
/// smaller than it, where at least a strip of it does.
base::Vec2 kept_on(const Sight& sight, base::Vec2 centre, base::Size box);
/// The same, and under nothing: whether it is so there, and the nearest such place if there is one.
bool lies_free(const Sight& sight, base::Vec2 centre, base::Size box);
std::optional<base::Vec2> nearest_free(const Sight& sight, base::Vec2 centre, base::Size box);

/// Where a thing that comes to lie there lies best: whole in sight where there is room, and so that
/// a finger reaches it.
base::Vec2 laid_in_sight(const Sight& sight, const base::TurnedRect& shape);

/// `ops` and what it takes besides for the invariants above: islands are shifted whole where that
/// is enough, else each thing alone.
Ops kept_in_sight(const model::Board& board, Ops ops, const Sight& sight);

}  // namespace ops
