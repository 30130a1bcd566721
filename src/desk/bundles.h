// bundles: a bundle is closed into its plate or opened at the table, and the index map is shown or not:
// each one step of undo. Not while somebody holds or writes something that would be hidden: that is said.
// False: nothing was changed. The model's thread.
#pragma once

#include "desk/desk.h"

namespace desk {

bool close_bundle(Desk& desk, Id island);
/// What lies in it comes to lie free, as it lay; on an index map bundles stay as they are, which is said.
bool open_bundle(Desk& desk, Id island);
bool show_index_map(Desk& desk, bool on);

}  // namespace desk
