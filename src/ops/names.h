// Whether a session says who wrote what: composed actions, as in build.h, over all of its boards.
// Used by the seats and on opening.
#pragma once

#include "ops/build.h"

namespace ops {

/// Nobody is named from now on: the session is anonymous, and its cards and votes lose whom they
/// are by. Undone as one step, the names are back. Nothing where no name is and none can come.
Ops leave_names_out(const model::Session&);
/// Cards may say who wrote them again; those that lost it do not get it back by this.
Ops let_names_in(const model::Session&);

/// Some card or vote says whom it is by.
bool names_anybody(const model::Session&);

}  // namespace ops
