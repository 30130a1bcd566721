#include "storage/kept_waiting.h"

#include "storage/side_files.h"

namespace storage {

using base::Result;

Result<void> KeptWaiting::write() {
  if (is_written_) return {};
  if (!text_.empty()) {
    if (auto done = base::write_atomically(files_, path_, text_, like_); !done) return done;
  } else if (files_.exists(path_)) {
    if (auto done = files_.remove(path_); !done) return done;
    if (auto done = files_.sync_folder(folder_of(path_)); !done) return done;
  }
  is_written_ = true;
  return {};
}

}  // namespace storage
