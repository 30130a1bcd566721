// PageFiles: the pages phones open, read once from the assets. A plain value.
#pragma once

#include <map>
#include <string>

#include "base/file_system.h"

namespace phone {

struct PageFile {
  std::string type, bytes;
};
using PageFiles = std::map<std::string, PageFile>;  // by the target: "/", "/phone.js"

/// Fails, naming the file, where one is missing.
base::Result<PageFiles> read_page_files(base::FileSystem& files, const base::Path& folder);

}  // namespace phone
