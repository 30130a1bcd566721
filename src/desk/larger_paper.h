// larger_paper: the cards and plates on a table whose words are too many for this machine's larger
// letters get the paper that they would have if they were written anew. Asked for by people, one
// step of undo. The model's thread.
#pragma once

#include "desk/desk.h"

namespace desk {

/// How many are too small for the letters of the table; 0 where it takes no changes.
std::size_t too_small_papers(const Desk& desk);
/// They grow round their middles, and what then lies on one another is laid apart. What somebody
/// holds or writes stays. False: there is nothing to do, or it was refused.
bool lay_larger_paper(Desk& desk);

}  // namespace desk
