// An island that another table sent comes to lie on this one: where it is free and seen whole, under nothing. Used by whoever takes
// it. The model's thread.
#pragma once

#include "base/result.h"
#include "ops/island_copy.h"

namespace desk {

struct Desk;

/// One action, which moves nothing of what lies there. The view goes as much farther off as that takes, twice at most; where
/// it would be more the copy lies beyond what is seen, and the view is to show all. The island; nil: there is none in the copy.
/// Fails where it lies here already.
base::Result<base::Id> lay_copy(Desk& desk, const ops::Ops& copy, const ops::CopyArrival& arrival);

}  // namespace desk
