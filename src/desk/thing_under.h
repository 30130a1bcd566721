// thing_under: what a finger is over, for whoever lets something go there: points. The model's thread.
#pragma once

#include "desk/desk.h"

namespace desk {

/// The card or island at this pixel of the window, an island all over; nil: none, or something lies over
/// the table there.
Id thing_under(const Desk& desk, Vec2 px);

}  // namespace desk
