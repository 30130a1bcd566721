// lay_spots: what in a seat a finger can tap or pull out, and where: a closed one's handle, an open
// one's bar, cards, candidates, and what is beside the pad. The window's thread.
#pragma once

#include "seats/seat.h"

namespace seats {

/// In the order in which they are drawn, nothing on them yet. What is not to be tapped now is not
/// enabled.
std::vector<Spot> lay_spots(const Seat& seat);

}  // namespace seats
