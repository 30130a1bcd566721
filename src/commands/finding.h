// Words looked for in all sessions of a folder, without a display: joins storage with archive.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/file_system.h"

namespace commands {

struct FindWishes {
  std::vector<std::string> words;  // all of them
  base::Path in;
  std::size_t limit = 50;
  bool json = false;
};

/// An archive of the folder, whose index is kept among this machine's caches.
archive::Archive archive_of(base::FileSystem& files, const base::Path& folder,
                            const base::Path& cache);
/// As lines of JSON's one object.
std::string found_as_json(const archive::Answer& answer);

/// Prints what has the words; 1 where nothing has, as grep does.
int command_find(const FindWishes& wishes);

}  // namespace commands
