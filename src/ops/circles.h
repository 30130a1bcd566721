// circles: a cross circle stays round what it was drawn round: where that is laid elsewhere its loop
// goes along, in the same action. Pure; millimetres of the map, any thread.
#pragma once

#include "ops/build.h"

namespace ops {

/// What takes a circle along: whole islands (a card that is drawn out of a circle leaves it as it is),
/// or whatever lies in it.
enum class Takes { islands, everything };

/// `ops`, and the loops that they take along. A circle that `ops` change themselves is left to them.
/// As near as can be each loop holds what it held: bent where its islands part, drawn anew round its
/// things where bending it so far would lose them.
Ops with_circles(const model::Board& board, Ops ops, Takes takes);

}  // namespace ops
