// twins: a card that fits two bundles lies in each: both are the same idea, know each other and say the
// same. Pure.
#pragma once

#include "ops/build.h"

namespace ops {

/// The card's marked twin beside it; of one in an island beside the outermost that it lies in, on none.
/// Nothing where it has one already, says nothing, or is not on the table.
struct Twin {
  Ops ops;
  Id id;
};
Twin make_twin(const model::Board&, Id card, base::IdSource&, base::WallTime now);
/// It and its twin are two cards of their own from now on; nothing where it has none.
Ops free_twin(const model::Board&, Id card);

/// Takes the card away for good, and frees its twin.
Ops remove_card(const model::Board&, Id card);

/// Of a change to a card what its twin takes over, too: what is said, and the room for that.
model::Patch<model::Card> shared_by_twins(const model::Patch<model::Card>&);

}  // namespace ops
