// What lies under a board's cards, as ops: put there, taken off, called otherwise. Each is one action, none
// where nothing changes. Pure.
#pragma once

#include "model/ground.h"
#include "ops/fwd.h"

namespace ops {

/// So large that about thirty cards lie in each of three fields beside one another.
base::Size ground_size(const model::Ground& ground);
/// The same ground under all that lies on the board, larger where that takes more room.
model::Ground ground_under(const model::Board& board, model::Ground ground);
/// In place of what lies there; without columns: nothing does any more.
Ops put_ground(const model::Board& board, const model::Ground& ground);
Ops name_ground(const model::Board& board, model::GroundPart part, const std::string& name);

}  // namespace ops
