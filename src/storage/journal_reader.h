// What a journal's text says: its lines (journal_lines.h), the ops' numbers against their
// neighbours, the place that was asked for, and the ops after it. Pure.
#pragma once

#include "storage/journal.h"

namespace storage {

struct JournalRead {
  base::Id session;  // whose journal it is; nil: the header is damaged or not there
  std::vector<JournalEntry> entries;
  /// What was asked for is no place in this journal: it is that of another branch of the session,
  /// and `entries` holds all of it.
  bool other_branch = false;
  /// The place that was asked for was found by its hash: the journal is this session's, and
  /// `after_seq` is how much of it the session holds, whatever the file says.
  bool found_by_hash = false;
  std::uint64_t after_seq = 0;
  std::uint64_t last_seq = 0;  // of all lines, those not asked for included
  std::uint64_t last_step = 0;
  /// After the last line that could be read, to go on with; nothing: no line says.
  std::optional<Hash> last_hash;
  std::size_t good_bytes = 0;  // up to here the text is whole lines; what follows was cut off
  bool lacks_newline = false;  // the last line is whole but for its newline
  /// The last line as it was meant, where it lost a byte with its newline: to stand in the place of
  /// what follows good_bytes.
  std::string mended_end;
  std::vector<Finding> findings;
};

/// Reads the ops after the place `after`. A torn last line is dropped; a line with one wrong byte
/// is put right; one damaged beyond that is passed over; numbers that their neighbours contradict
/// are put right; the beginning of an action that was cut off is dropped: all these are findings
/// (damage among ops that were not asked for is none). `file`: its name, for findings. Fails with
/// version only: a newer Kurumaza wrote it.
base::Result<JournalRead> read_journal(std::string_view text, const std::string& file,
                                       const JournalPoint& after = {});

}  // namespace storage
