// Shows a file in whatever program the desktop shows such files with. Any thread.
#pragma once

#include "base/file_system.h"

namespace platform {

/// Starts that program on its own and does not wait for it; nobody hears whether there is one.
void show_file(const base::Path& path);

}  // namespace platform
