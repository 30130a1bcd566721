// What a board asks, in words. Plain functions.
#pragma once

#include "model/session.h"

namespace model {

/// Its question's text; empty: it has none.
const std::string& question_text(const Session& session, const Board& board);
/// The same; where it has no question its own title.
const std::string& question_or_title(const Session& session, const Board& board);

}  // namespace model
