// The names of what phones leave beside a session file, as in side_files.h.
#pragma once

#include "base/file_system.h"
#include "storage/side_files.h"

namespace storage {

/// evening.json -> evening.phones: cards that the session has not yet, and how the door is.
inline base::Path phones_path(const base::Path& session) {
  return journal_path(session).replace_extension(".phones");
}

/// evening.json -> evening.photos: the folder of pictures; only there where some came.
inline base::Path photos_path(const base::Path& session) {
  return journal_path(session).replace_extension(".photos");
}

}  // namespace storage
