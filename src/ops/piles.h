// piles: bundles closed into their plates and opened again, the index map, and what sees to it that a pile
// is one thing: whatever moves its plate takes along all that lies in it. Pure.
#pragma once

#include "ops/build.h"

namespace ops {

/// Nothing where it is so already, is not there, or where there is nothing in it to be closed.
Ops close_bundle(const model::Board&, Id island);
Ops open_bundle(const model::Board&, Id island);
/// インデックス図解: every outermost island is seen as a pile, or as it is; none is changed by it.
Ops set_index_map(const model::Board&, bool on);

/// `ops`, and that what lies in a pile lies below its plate as it did. What `ops` do to something
/// hidden does not count.
Ops with_contents(const model::Board&, Ops ops);

}  // namespace ops
