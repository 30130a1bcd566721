// The journal: beside every session file (evening.json, evening.journal), a first line with the
// session as it was when the journal began, and then one line of JSON per op, in order. It is the
// evening's history and is kept for ever; what a crash took from the session file is in it, and the
// whole session where the file is lost. Pure: text in, entries out. See docs/session-format.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ops/op.h"
#include "storage/finding.h"

namespace storage {

inline constexpr int kJournalVersion = 1;

struct JournalEntry {
  std::uint64_t seq = 0;   // counts the session's ops from 1
  base::WallTime at = 0;   // when it happened
  std::uint64_t step = 0;  // ops of one step are undone together
  ops::Op op;
  std::size_t line = 0;
};

struct JournalRead {
  base::Id session;  // whose journal it is; nil: the header is damaged or not there
  std::vector<JournalEntry> entries;
  std::uint64_t last_seq = 0;  // of all lines, those not asked for included
  std::uint64_t last_step = 0;
  std::size_t good_bytes = 0;  // up to here the text is whole lines; what follows was cut off
  bool lacks_newline = false;  // the last line is whole but for its newline
  std::vector<Finding> findings;
};

/// Reads the ops with seq > `after_seq`. A torn last line is dropped, a damaged line is passed
/// over; both are findings (damage among ops that were not asked for is none). `file`: its name,
/// for findings. Fails with version only: a newer Kurumaza wrote it.
base::Result<JournalRead> read_journal(std::string_view text, const std::string& file,
                                       std::uint64_t after_seq = 0);

/// Applies the entries in order; one that no longer applies is passed over and said.
void replay(const std::vector<JournalEntry>& entries, model::Session& session,
            const std::string& file, std::vector<Finding>& findings);

/// The session file's text (one line) that the journal began with; "" where it does not say.
std::string journal_start(std::string_view text);

/// With the newline. `seq`: the last op that `start` holds.
std::string journal_header(const model::Session& start, std::uint64_t seq);
/// The same without the session, as a journal may have it.
std::string journal_header(base::Id session);
std::string journal_line(std::uint64_t seq, base::WallTime at, std::uint64_t step,
                         const ops::Op& op);

}  // namespace storage
