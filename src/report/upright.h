// The map as it is published: turned to be read, wherever at the table somebody has written it. For
// pictures alone; the table stays as it is. Pure.
#pragma once

#include "model/session.h"

namespace report {

/// `board` with every bundle open: as it lies in its pile, what lay about it moved aside.
model::Board opened(const model::Board& board);

/// `board` with every bundle open, every card and plate upright, moved apart where they lie on one another;
/// the rest lies as it does there.
model::Board upright(const model::Board& board);

}  // namespace report
