// The map of a board for a book of hundreds: its shapes as the table draws them from afar, its words as text
// that whoever opens it sets. Tens of times quicker than setting every card, and readable as large as one
// likes; a session's own report has the map letter by letter. One thread at a time for each typesetter.
#pragma once

#include "base/messages.h"
#include "model/session.h"
#include "report/collected.h"
#include "text/typesetter.h"

namespace report {

MapPicture light_map(const model::Session& session, const model::Board& board,
                     const base::Messages& tr, text::Typesetter& typesetter);

/// `text` in lines no wider than `width`, in letters of 1: kanji and kana are that wide, Latin letters
/// about half; what follows a full stop's kind stays with it. At most `most` lines, then "…".
std::vector<std::string> plain_lines(std::string_view text, double width, std::size_t most);

}  // namespace report
