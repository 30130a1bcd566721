// dress_spots: what stands on the buttons of a seat, and how they look: icon, words, colours,
// whether a finger is on them. The window's thread.
#pragma once

#include "seats/seat.h"

namespace seats {

/// The track of a switch, left on its button, and where its middle is.
inline constexpr Size kSwitch{11, 6};
inline constexpr double kSwitchAt = 8;

/// `spots` are what lay_spots() says of this seat.
void dress_spots(std::vector<Spot>& spots, const Seat& seat, Labels& labels);

}  // namespace seats
