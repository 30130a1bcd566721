// The files of a folder, and of those in it, that may be sessions, and how each is now: so that only what has
// changed is read again. Hidden ones, and damaged files that a repair has kept, are none.
#pragma once

#include <map>
#include <string>

#include "base/file_system.h"

namespace archive {

/// Each with its size and last change and those of its journal. Fails where the folder cannot be listed; what is
/// inside and cannot be is left out.
base::Result<std::map<base::Path, std::string>> session_files(base::FileSystem& files,
                                                              const base::Path& folder);

}  // namespace archive
