// WholeChange: what a command without a display does to a session happens whole or not at all. Made
// while the session is held and before it is changed; where it cannot be finished, take_back() puts
// the files back. A step of the table needs none: there people see it, and undo it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/file_system.h"

namespace commands {

class WholeChange {
 public:
  WholeChange(base::FileSystem& files, const base::Path& session);

  /// Requires: nobody holds the session any more. Nothing is taken back where the session file has
  /// the change already, for then it is whole. Fails where the disk refuses that, too.
  base::Result<void> take_back();

 private:
  base::Result<void> cut_journal();

  base::FileSystem& files_;
  const base::Path session_, journal_;
  std::optional<std::string> session_before_;
  std::optional<base::FileStamp> journal_before_;
};

}  // namespace commands
