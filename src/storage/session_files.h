// What is done to a session as a whole, from the list of them: called otherwise, copied, put in the bin
// and brought back. A session that some program has open is left alone. Plain functions.
#pragma once

#include "base/file_system.h"
#include "base/id.h"
#include "storage/live_session.h"

namespace storage {

/// Its title; the file keeps its name. Fails with `locked` where another program has it open.
base::Result<void> retitle(base::FileSystem& files, const base::Clock& clock, base::IdSource& ids,
                           const base::Path& session, const std::string& title);
/// The same content as a session of its own, at `copy`, where nothing is yet.
base::Result<void> duplicate(base::FileSystem& files, const base::Clock& clock, base::IdSource& ids,
                             const base::Path& session, const base::Path& copy,
                             const std::string& title);
/// With its journal into the folder .bin beside it. Where it lies then.
base::Result<base::Path> put_in_bin(base::FileSystem& files, const base::Path& session);
/// Back into the folder above the bin, under a name that is free there. Where it lies then.
base::Result<base::Path> take_out_of_bin(base::FileSystem& files, const base::Path& binned);

}  // namespace storage
