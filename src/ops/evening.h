// An evening's own words as ops: the questions that are talked about and the boards for them. Each is
// one action of several ops. Plain functions; none where nothing changes.
#pragma once

#include <string>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

/// The board is about this question from now on: its own is changed, or where it has none, one is made,
/// with steps in the agenda (agenda.h).
Ops write_question(const model::Session& session, base::Id board, const std::string& text,
                   base::IdSource& ids);
/// One more board, behind the others; its question is written later.
Ops add_board(const model::Session& session, base::IdSource& ids);
/// From now on the word is read so (hiragana; "": not at all) wherever it stands.
Ops say_reading(const model::Session& session, const std::string& word, const std::string& reading);
/// The moment is marked, or no more; none where it is so already.
Ops mark_moment(const model::Session& session, const model::Moment& moment);
Ops unmark_moment(const model::Session& session, std::uint64_t op);
/// An empty board goes, and its question with it where no other has it, and the agenda's steps for that; none where something lies on it or
/// it is the only one.
Ops remove_board(const model::Session& session, base::Id board);
/// The board and its question change places with the one before or behind it (`by` −1 or 1).
Ops move_board(const model::Session& session, base::Id board, int by);

}  // namespace ops
