// rounds: the round of 多段グループ編成 that a board is in. Pure.
#pragma once

#include "ops/build.h"

namespace ops {

/// The next round begins: each card on the table that is in no island has stayed alone one round more,
/// and gets a dot (一匹狼). Nothing once there have been as many as can be counted.
Ops next_round(const model::Board&);

}  // namespace ops
