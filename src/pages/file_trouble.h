// What the start page says of a file that can't be opened.
#pragma once

#include "base/file_system.h"
#include "base/messages.h"
#include "panels/trouble.h"

namespace pages {

panels::FileTrouble file_trouble(const base::Path& path, const base::Error& error,
                                 const base::Messages& tr);

}  // namespace pages
