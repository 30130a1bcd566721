// The sessions of a folder, for the start screen's tiles: what each says of itself at its head.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/id.h"

namespace storage {

struct RecentSession {
  base::Path path;
  base::WallTime changed = 0;  // the session file or its journal, whichever is newer
  base::Id id;
  std::string title;
  std::string date;
  std::string venue;
  std::string evening, group;  // as the session has them
  std::size_t cards = 0;
  std::optional<base::Error> error;  // it cannot be opened; only path and changed are known
};

/// Newest first. Files kept aside after a repair, and JSON files that do not claim to be sessions,
/// are left out. Reads every file once, without making sessions of them; repairs nothing.
base::Result<std::vector<RecentSession>> recent_sessions(base::FileSystem&,
                                                         const base::Path& folder);

}  // namespace storage
