// The bin: sessions that were put away lie in the folder .bin beside the others, with what belongs to them
// and a note of when it was, until they are put back or deleted for good. A session that some program
// has open is left alone. Plain functions.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/file_system.h"

namespace storage {

struct BinnedSession {
  base::Path path;
  std::string title;
  base::WallTime binned = 0;
  std::size_t cards = 0;
};

/// Of the sessions in `folder`.
base::Path bin_of(const base::Path& folder);
/// With its journal into the bin beside it. Where it lies then.
base::Result<base::Path> put_in_bin(base::FileSystem& files, const base::Clock& clock,
                                    const base::Path& session);
/// Back into the folder above the bin, under a name that is free there. Where it lies then.
base::Result<base::Path> take_out_of_bin(base::FileSystem& files, const base::Path& binned);
/// With its journal and all that belongs to it.
base::Result<void> delete_for_good(base::FileSystem& files, const base::Path& binned);
/// What lies in the bin, the last that came first.
base::Result<std::vector<BinnedSession>> binned_sessions(base::FileSystem& files,
                                                         const base::Path& bin);

}  // namespace storage
