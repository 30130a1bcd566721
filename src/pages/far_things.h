// What lies too far off to be seen with the rest: said when all is to be shown, and brought on
// somebody's wish.
#pragma once

#include "pages/sitting.h"

namespace pages {

void offer_far_things(Surroundings& around, Sitting& sitting);
/// Where that board is still the one that is shown.
void bring_far_things(Surroundings& around, Sitting& sitting, base::Id board);

}  // namespace pages
