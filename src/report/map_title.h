// What stands at the foot of a board's map (表題・註記), on the table and in the report alike. Pure.
#pragma once

#include "base/messages.h"
#include "canvas/title.h"
#include "model/session.h"

namespace report {

/// The question the board answers, or where it has none its title or the session's; below it when, where and
/// by whom it was made, and what it notes.
canvas::Title map_title(const model::Session& session, const model::Board& board,
                        const base::Messages& tr);

}  // namespace report
