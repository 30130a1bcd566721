// The map as it is published: turned to be read, wherever at the table somebody has written it. For
// pictures alone; the table stays as it is. Pure.
#pragma once

#include <optional>

#include "model/session.h"

namespace report {

/// `board` with every bundle open: as it lies in its pile, what lay about it moved aside.
model::Board opened(const model::Board& board);

/// `board` with every bundle open, every card and plate upright, moved apart where they lie on one another;
/// the rest lies as it does there.
model::Board upright(const model::Board& board);

/// The same at once, for a map that is watched while people work: `shown` was made of `before`, the board has gone on to
/// `now`, and what was moved meanwhile is moved as far there. New ones lie as on the table, and nothing is moved apart.
/// Nothing where a bundle is closed: then all of it is to be made.
std::optional<model::Board> upright_on(const model::Board& shown, const model::Board& before,
                                       const model::Board& now);

}  // namespace report
