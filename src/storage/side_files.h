// The names of the files that lie beside a session file. Each fits into what a disk takes, however
// long the session's own name is.
#pragma once

#include "base/clock.h"
#include "base/file_system.h"

namespace storage {

/// evening.json -> evening.journal; a name without .json (which `new` never gives) keeps all of it:
/// a.txt -> a.txt.json.journal, so that it never meets another session's.
base::Path journal_path(const base::Path& session);
/// evening.json -> evening.waiting: what waits at the seats of an anonymous session
/// (unseen_cards.h); only there while something does.
base::Path waiting_path(const base::Path& session);
/// evening.json -> .evening.json.lock; only there while a program has the session open.
base::Path lock_path(const base::Path& session);
/// evening.json -> evening.repair.txt
base::Path repair_report_path(const base::Path& session);
/// evening.json -> evening.binned: when it was put in the bin.
base::Path binned_path(const base::Path& session);
/// evening.json -> evening.other-20260705T103000Z, to which .json and .journal are added: of
/// neither is there a file yet.
base::Path aside_path(base::FileSystem&, const base::Path& session, const std::string& infix,
                      base::WallTime now);
base::Path with_extension(const base::Path& stem, const std::string& extension);

/// The folder a path lies in, "." for a mere name.
base::Path folder_of(const base::Path& path);

}  // namespace storage
