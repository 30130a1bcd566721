// Larger letters at a table: people are told that words have no room for them, and offered the paper.
#pragma once

#include "pages/sitting.h"

namespace pages {

void offer_larger_paper(Surroundings& around, Sitting& sitting);
/// Somebody has taken the offer; `board`: the one it was made of.
void take_larger_paper(Surroundings& around, Sitting& sitting, base::Id board);

}  // namespace pages
