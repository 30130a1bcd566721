// Whether a session says who wrote what: composed actions, as in build.h, over all of its boards.
// Used by the seats and on opening.
#pragma once

#include "base/id.h"
#include "ops/build.h"

namespace ops {

/// Nobody is named from now on: the session is anonymous, and its cards and votes lose whom they
/// are by, and at which seat they were written. Undone as one step, the names are back. Nothing where no name is and none can come.
Ops leave_names_out(const model::Session&);
/// Cards may say who wrote them again; those that lost it do not get it back by this.
Ops let_names_in(const model::Session&);

/// A card that waited at a seat of an anonymous session comes out, to where `there` says or into the
/// tray 箱: as one made now, which nothing ties to what was written at the seat. One that everybody
/// knows (it has lain on the table, or something names it) stays itself.
Ops come_out_nameless(const model::Board&, Id card, const Placement& there, base::IdSource&,
                      base::WallTime now);
Ops to_tray_nameless(const model::Board&, Id card, base::IdSource&, base::WallTime now);

/// Some card or vote says whom it is by, or a card that is out at which seat it was written.
bool names_anybody(const model::Session&);

}  // namespace ops
