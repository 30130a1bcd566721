// Writes a session as the text of its file: stable key order, two spaces a level, things sorted by
// id, lists of a few numbers on one line, so that a diff reads well. In pieces, so that whoever
// writes a large session to a disk can see to other things in between.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/session.h"
#include "storage/running_hash.h"

namespace storage {

/// Takes the next piece of the text; an error ends the writing.
using TextSink = std::function<base::Result<void>(std::string_view)>;

/// `point`: the last op of the journal that the session holds already.
base::Result<void> write_session(const model::Session&, const JournalPoint& point, const TextSink&,
                                 std::size_t piece_bytes = 256 * 1024);
std::string session_text(const model::Session&, const JournalPoint& point);

/// One thing as it stands in the file; to compare things by.
std::string thing_text(const model::Card&);
std::string thing_text(const model::Island&);
std::string thing_text(const model::Relation&);
std::string thing_text(const model::Vote&);
std::string thing_text(const model::Question&);

}  // namespace storage
