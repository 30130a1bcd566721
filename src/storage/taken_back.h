// Whether what was done takes back what was done before: a journal does not say so of an op, whoever
// tells it again finds out. Pure.
#pragma once

#include "ops/fwd.h"

namespace storage {

/// `now` begins with these inverses, the newest first.
bool begins_with_inverses(const ops::Ops& now, const ops::Ops& inverses);

}  // namespace storage
