// whole: what makes room for others does so whole: an island moves with all that lies in it, as it lies
// in it, and is not torn apart card by card. What making room (room.h) tries before apart.h. Pure;
// millimetres; any thread.
#pragma once

#include <set>
#include <vector>

#include "ops/apart.h"

namespace ops {

class Outcome;

/// Says of each body of no `whole` yet that is not placed what it moves with: the outermost island round
/// it that nothing is laid into, or nothing. `loose`: so are these.
void find_wholes(std::vector<Body>& bodies, const Outcome& out, const std::set<base::Id>& loose);

/// As take_apart(), of wholes; false: nothing was moved.
bool take_wholes_apart(std::vector<Body>& bodies, WantedGap wanted, const base::Rect& table);

}  // namespace ops
