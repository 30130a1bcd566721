// Whom a report of this session may name, as far as nobody at this table has looked at it.
#pragma once

#include "pages/sitting.h"
#include "report/people_found.h"

namespace pages {

/// Of these those of which nothing is decided, and which nobody has seen in the list.
int unseen(const Sitting& sitting, const report::PeopleFound& found);
/// They have been seen in the list.
void note_seen(Sitting& sitting, const report::PeopleFound& found);

}  // namespace pages
