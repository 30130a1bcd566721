// flip_names: the session leaves all names out, or lets them in again: for everybody at the table, by
// a switch at any seat. The model's thread.
#pragma once

#include "desk/desk.h"

namespace seats {

/// Says what that means; `cards_wait`: some lie at seats that the session does not show yet.
void flip_names(desk::Desk& desk, bool cards_wait);

}  // namespace seats
