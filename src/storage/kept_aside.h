// KeptAside: what lies beside the session and is to be kept under another name before anything is
// written in its place: a damaged original, with the report of its repair, and a journal that is
// not this session's. StoreWork owns it; one thread at a time.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/file_system.h"

namespace storage {

class KeptAside {
 public:
  struct Start {
    bool journal_is_not_ours = false;  // to be renamed
    std::string branch;                // to be kept with it, as a session file
    std::string original;              // to be copied aside; empty: none
    std::string repair_report;
  };

  /// `files` and `clock` live longer. `session`: the session file's path.
  KeptAside(base::FileSystem& files, const base::Clock& clock, base::Path session, Start start)
      : files_(files), clock_(clock), session_(std::move(session)), left_(std::move(start)) {}

  /// A damaged original is kept nowhere yet.
  bool has_original() const { return !left_.original.empty(); }
  /// What is still to be kept; again after a failure.
  base::Result<void> write();

 private:
  base::Result<void> keep_original();
  base::Result<void> keep_journal();

  base::FileSystem& files_;
  const base::Clock& clock_;
  const base::Path session_;
  Start left_;
};

}  // namespace storage
