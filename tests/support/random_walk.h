// A session to test on, and random ops on it that people could have made.
#pragma once

#include <random>
#include <vector>

#include "base/id.h"
#include "model/session.h"
#include "ops/op.h"

namespace support {

/// A session with one board, no cards.
model::Session small_session(base::IdSource& ids);

/// Up to three strokes, perhaps none; a few lie off the card.
std::vector<model::InkStroke> random_ink(std::mt19937& random);

/// One random action as ops (some may be refused: that is part of the test).
std::vector<ops::Op> random_action(const model::Session&, std::mt19937& random,
                                   base::IdSource& ids);

}  // namespace support
