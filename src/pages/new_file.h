// Where a new session is saved.
#pragma once

#include "base/clock.h"
#include "base/file_system.h"

namespace pages {

/// A name in `folder` that nothing has yet, nor has a journal of it: the day and the title.
base::Path new_file(base::FileSystem& files, const base::Path& folder, const std::string& title,
                    base::WallTime now);

}  // namespace pages
