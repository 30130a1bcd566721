// lay_spots: what in a seat a finger can tap or pull out, and where: a closed one's handle, an open
// one's bar, cards, candidates, and what is beside the pad. The window's thread.
#pragma once

#include "seats/seat.h"
#include "seats/seat_plan.h"

namespace seats {

/// In the order in which they are drawn, nothing on them yet. What is not to be tapped now is not
/// enabled.
std::vector<Spot> lay_spots(const Seat& seat);
/// What its open panel has besides its usual things.
Besides besides(const Seat& seat);

}  // namespace seats
