// Another board of the session comes onto the table.
#pragma once

#include "pages/sitting.h"

namespace pages {

/// All fingers' work on the one that is left ends; what lies too far off on the other is said.
void show_board(Surroundings& around, Sitting& sitting, base::Id board);

}  // namespace pages
