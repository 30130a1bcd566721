// The places where files may be looked for: the program's own folder, the user's documents, sticks. A
// plain function.
#pragma once

#include <vector>

#include "base/messages.h"
#include "panels/files.h"

namespace pages {

/// Those that are there now. `home`: the user's; empty: none.
std::vector<panels::FilePlace> file_places(base::FileSystem& files, const base::Path& sessions,
                                           const base::Path& home, const base::Messages& tr);

}  // namespace pages
