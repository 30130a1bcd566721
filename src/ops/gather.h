// gather: what lies far off is brought to the others: the action behind a message's offer. Pure.
#pragma once

#include <vector>

#include "ops/build.h"

namespace ops {

/// Brings these cards and plates (their islands' ids) into free rows beside `crowd` (mm). An island
/// of which all lies among them comes as a whole, as it is; a card alone stays in its island.
Ops gather(const model::Board&, const std::vector<Id>& cards, const std::vector<Id>& plates,
           const base::Rect& crowd);

}  // namespace ops
