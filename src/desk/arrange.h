// arrange: everything on a table laid apart (広げる) or in rows (整える), as one step of undo, for the
// bar, a seat and an island's menu. What somebody holds or writes stays. False: nothing had to move,
// or the desk takes no changes. The model's thread.
#pragma once

#include "desk/desk.h"

namespace desk {

bool spread(Desk& desk);
/// The island's cards in rows facing so (radians clockwise); what is near makes room.
bool tidy_island(Desk& desk, Id island, double facing_rad);
bool tidy_all(Desk& desk, double facing_rad);

}  // namespace desk
