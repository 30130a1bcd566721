// copies: cards of one question are laid out for another one, too. Pure.
#pragma once

#include "ops/build.h"

namespace ops {

/// New cards on `to` with all that stands on these cards of `from`, lying to one another as those do,
/// in free room as near as can be to the same place. They belong to no island. Ids that are not
/// there are passed over.
Ops copies_on(const model::Board& to, const model::Board& from, const std::vector<Id>& cards,
              base::IdSource&, base::WallTime now);

}  // namespace ops
