#include "storage/kept_aside.h"

#include "storage/side_files.h"

namespace storage {

using base::Path;
using base::Result;

Result<void> KeptAside::write() {
  if (has_original())
    if (auto done = keep_original(); !done) return done;
  return left_.journal_is_not_ours ? keep_journal() : Result<void>();
}

Result<void> KeptAside::keep_original() {
  const Path copy =
      with_extension(aside_path(files_, session_, "original", clock_.wall()), ".json");
  if (auto done = base::write_atomically(files_, copy, left_.original, session_); !done)
    return done;
  if (auto done = base::write_atomically(
          files_, repair_report_path(session_),
          left_.repair_report + "\nThe file as it was: " + copy.filename().string() + "\n",
          session_);
      !done)
    return done;
  left_.original = {};
  return {};
}

Result<void> KeptAside::keep_journal() {
  const Path journal = journal_path(session_);
  if (files_.exists(journal)) {
    const Path aside = aside_path(files_, session_, "other", clock_.wall());
    if (!left_.branch.empty())
      if (auto done = base::write_atomically(files_, with_extension(aside, ".json"), left_.branch,
                                             session_);
          !done)
        return done;
    if (auto done = files_.rename(journal, with_extension(aside, ".journal")); !done) return done;
    if (auto done = files_.sync_folder(folder_of(session_)); !done) return done;
  }
  left_.journal_is_not_ours = false;
  left_.branch = {};
  return {};
}

}  // namespace storage
