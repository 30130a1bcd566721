// The lines of a journal's text as they are found: each with the running hash along them, what one
// damaged byte was put right in, and what cannot be read. The first of the two halves of
// read_journal(). Pure.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/journal.h"

namespace storage {

/// What stands round an op; `op` is its JSON.
struct Envelope {
  std::uint64_t seq = 0;
  base::WallTime at = 0;
  std::uint64_t step = 0;
  bool more = false;  // the action goes on with the next line
  std::string_view op;
};

struct JournalLine {
  enum class Kind { entry, damaged };
  Kind kind = Kind::entry;
  Envelope e;
  std::size_t line = 0, bytes = 0;
  std::size_t begin = 0;  // of the line in the text
  bool is_sure = false;   // it says what was written there, by the running hash
  bool states_hash = false;
  std::optional<Hash> after;  // the running hash after it
  base::Sentence note;        // what was done to it
};

struct JournalLines {
  std::vector<JournalLine> lines;
  std::deque<std::string>
      texts;                  // of lines that are not as they lie on the disk; `lines` point here
  base::Id session;           // nil: the first line does not say
  std::optional<Hash> begin;  // the running hash before the first line
  std::optional<Hash> last_hash;  // after the last one that could be read
  /// The first line after the place that was asked for, where the line of that is lost.
  std::optional<std::size_t> place;
  std::size_t good_bytes = 0;
  bool lacks_newline = false;
  std::string mended_end;  // as JournalRead has them
  std::vector<Finding> findings;
  std::optional<base::Error> newer;  // a newer Kurumaza wrote it
};

/// Lines that are spelled otherwise than journal_line() does are read too; their ops are looked at
/// where they may be asked for.
JournalLines find_journal_lines(std::string_view text, const std::string& file,
                                const JournalPoint& after);

}  // namespace storage
