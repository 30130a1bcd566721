// A session as it lies on the disk: the session file and the newer ops of the journal beside it.
// Reads only, takes no lock: for the report, `kurumaza check` and the store, which builds on it.
#pragma once

#include "base/file_system.h"
#include "storage/journal.h"
#include "storage/session_file.h"

namespace storage {

/// evening.json -> evening.journal
base::Path journal_path(const base::Path& session);
/// evening.json -> .evening.json.lock; only there while a program has the session open.
base::Path lock_path(const base::Path& session);
/// The folder a path lies in, "." for a mere name.
base::Path folder_of(const base::Path& path);
/// "20260705T103000Z", for the names of files that are kept aside.
std::string file_stamp(base::WallTime t);

struct LoadedSession {
  model::Session session;  // snapshot and journal together
  std::vector<Finding> findings;
  bool repaired = false;       // the session file was damaged
  bool missing = false;        // the session file is gone; all this is from the journal
  std::size_t replayed = 0;    // ops that only the journal had
  std::uint64_t file_seq = 0;  // the last op in the session file
  std::uint64_t last_seq = 0;  // the last op there is
  std::uint64_t last_step = 0;
  std::string original;           // the session file's bytes, when it was damaged
  std::uint64_t file_hash = 0;    // see text_hash
  std::string journal;            // the journal's whole lines; empty: there is none of this session
  std::size_t journal_bytes = 0;  // of these on the disk
  bool foreign_journal = false;   // the journal that lies there is another session's
};

/// Where the session file is gone or cannot be read as one, the journal is enough. Fails as
/// load_session_text does, and with the file system's errors.
base::Result<LoadedSession> load_session(base::FileSystem&, const base::Path&,
                                         const LoadLimits& = {});

/// FNV-1a, to know again a file that was written in pieces.
std::uint64_t text_hash(std::string_view text, std::uint64_t so_far = 1469598103934665603ull);

}  // namespace storage
