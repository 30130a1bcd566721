// A session as it lies on the disk: the session file and the newer ops of the journal beside it.
// Reads only, takes no lock: for the report, `kurumaza check` and the store, which builds on it.
#pragma once

#include "base/file_system.h"
#include "storage/journal.h"
#include "storage/session_file.h"
#include "storage/side_files.h"

namespace storage {

struct LoadedSession {
  base::Path path;         // of the file itself, where a link was named
  model::Session session;  // snapshot and journal together
  std::vector<Finding> findings;
  bool repaired = false;       // the session file was damaged
  bool missing = false;        // it is gone or cannot be read; all this is from the journal
  std::size_t replayed = 0;    // ops that only the journal had
  std::uint64_t file_seq = 0;  // the last op in the session file
  JournalPoint last;           // the last op there is
  std::uint64_t last_step = 0;
  std::string original;           // the session file's bytes, when it was damaged
  Hash file_hash = 0;             // of its bytes: text_hash
  std::string journal;            // the journal's whole lines; empty: there is none of this session
  std::size_t journal_bytes = 0;  // of these on the disk
  /// What lies there as the journal is another session's, another branch of this one, or cannot be
  /// read: it is to be kept under another name, and `branch` (a session file's text) with it.
  bool journal_is_not_ours = false;
  std::string branch;
};

/// Where the session file is gone, cannot be read or cannot be read as one, the journal is enough;
/// a journal that is no use never stops the opening of a whole session file. Fails as
/// load_session_text does, with the file system's errors, and with `version`.
base::Result<LoadedSession> load_session(base::FileSystem&, const base::Path&,
                                         const LoadLimits& = {});

}  // namespace storage
