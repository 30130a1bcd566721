// A folder and all within it, as sessions are looked for: on sticks, in a town's collection.
#pragma once

#include <functional>
#include <vector>

#include "base/file_system.h"

namespace base {

/// What lies in one folder, by name; neither folders nor what begins with a dot.
struct WalkedFolder {
  Path folder;
  std::vector<FolderEntry> files;
};

/// Calls `with` for `folder`, then for those within it in the order of their names, sixteen deep at most: links may go
/// round in a circle. Hidden ones, and those within that cannot be listed, are passed over. Fails as list() does for
/// `folder` itself.
Result<void> walk_folders(FileSystem& files, const Path& folder,
                          const std::function<void(const WalkedFolder&)>& with);

}  // namespace base
