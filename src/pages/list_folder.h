// A folder's content as the file panel shows it.
#pragma once

#include "base/messages.h"
#include "panels/files.h"

namespace pages {

/// Folders, and files that `purpose` can open; where it cannot be read the view says why.
panels::FilesView list_folder(base::FileSystem& files, const base::Path& folder,
                              panels::FilesPurpose purpose, const base::Messages& tr);

}  // namespace pages
