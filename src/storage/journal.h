// The journal: beside every session file (evening.json, evening.journal), a first line with the
// session as it was when the journal began, and then one line of JSON per op, in order, each with
// the running hash (running_hash.h). It is the evening's history and is kept for ever; what a crash
// took from the session file is in it, and the whole session where the file is lost. Pure: text in,
// entries out. See docs/session-format.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ops/op.h"
#include "storage/finding.h"
#include "storage/running_hash.h"

namespace storage {

inline constexpr int kJournalVersion = 1;

/// Whether the line after it belongs to the same action, which is read whole or not at all.
enum class More { none, follows };

struct JournalEntry {
  std::uint64_t seq = 0;   // counts the session's ops from 1
  base::WallTime at = 0;   // when it happened
  std::uint64_t step = 0;  // ops of one step are undone together
  ops::Op op;
  std::size_t line = 0;
  More more = More::none;
};

/// Applies the entries in order; one that no longer applies is passed over and said.
void replay(const std::vector<JournalEntry>& entries, model::Session& session,
            const std::string& file, std::vector<Finding>& findings);

/// The first line, where it can be read.
struct JournalHeader {
  int version = 0;
  base::Id session;
  std::string start;     // the session file's text (one line) that the journal began with; "": none
  Hash hash = 0;         // after the beginning, before the first op
  bool is_sure = false;  // it carries its hash, and says what it said when it was written
  bool was_mended = false;  // one byte of it was damaged
};
std::optional<JournalHeader> read_journal_header(std::string_view first_line);
/// The same for the whole text; "" where it does not say.
std::string journal_start(std::string_view text);

/// Where the running hash of a session begins that has no history yet.
Hash hash_of_beginning(base::Id session);

/// With the newline. `point`: the last op that `start` holds.
std::string journal_header(const model::Session& start, const JournalPoint& point);
/// The same without the session and the hash, as a journal may have it.
std::string journal_header(base::Id session);
/// `hash`: before the line, then after it.
std::string journal_line(std::uint64_t seq, base::WallTime at, std::uint64_t step,
                         const ops::Op& op, Hash& hash, More more = More::none);
/// The same without a hash, as older programs wrote it.
std::string journal_line(std::uint64_t seq, base::WallTime at, std::uint64_t step,
                         const ops::Op& op);

}  // namespace storage
