// Bodies of a board: what of it lies on the table to be seen, for taking it apart; and the ops by
// which it then lies elsewhere. Pure.
#pragma once

#include "ops/apart.h"
#include "ops/build.h"
#include "ops/in_sight.h"

namespace ops {

constexpr double kApart = 3;          // mm between things that lie apart
constexpr double kIslandsApart = 20;  // mm between cards of two islands: room for both lines

Body body_of(const model::Card&);
Body body_of(const model::Island&);  // its plate

/// Cards, then plates; not what a closed pile hides.
std::vector<Body> bodies_of(const model::Board&);

/// What lies over the table: fixed, and of no id.
void add_covers(std::vector<Body>&, const Sight&);

/// Lays the card or plate where its body is now.
Op laid_at(base::Id board, const Body&);
/// Puts every body that is on the board where it is now, unless it lies there already.
Ops moved_to(const model::Board&, const std::vector<Body>&);

}  // namespace ops
