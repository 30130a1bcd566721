// What is done to a session as a whole, from the list of them: called otherwise, copied. A session that
// some program has open is left alone. Plain functions.
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

}  // namespace storage
