// heights: an island comes above what it overlaps, or goes below it: what a double tap on its border
// does. Pure.
#pragma once

#include "ops/build.h"

namespace ops {

/// All cards of `island`, nested ones too, come above everything on the table; where they lie above
/// all that they overlap already, they go below everything. Their order stays. Nothing where they
/// overlap nothing.
Ops forward_or_back(const model::Board&, Id island);

}  // namespace ops
