#include "storage/kept_session.h"

#include "storage/session_file.h"
#include "storage/side_files.h"

namespace storage {

using base::Path;
using base::Result;

KeptSession::KeptSession(base::FileSystem& files, Path path, Start start)
    : files_(files),
      path_(std::move(path)),
      is_there_(start.is_there),
      hash_(start.hash),
      stamp_(start.stamp),
      file_(std::move(start.file)) {}

void KeptSession::distrust() {
  is_there_ = false;
  stamp_.reset();
  file_.reset();
}

KeptSession::Look KeptSession::look() {
  const auto now = files_.stamp(path_);
  if (!now) return files_.exists(path_) ? Look::changed : Look::gone;
  if (stamp_ && *now == *stamp_) return Look::ours;
  auto text = files_.read(path_, LoadLimits{}.max_bytes);
  if (!text && text.error().code == base::ErrorCode::io)  // a disk that stumbled once
    text = files_.read(path_, LoadLimits{}.max_bytes);
  if (!text || text_hash(*text) != hash_) return Look::changed;
  // A sync client put its copy there: as good as ours, but it is that file now that is held.
  stamp_ = *now;
  if (auto file = files_.open_append(path_)) {
    (void)(*file)->hold();
    file_ = std::move(*file);
  }
  return Look::ours;
}

Result<void> KeptSession::keep_others(const FreeName& aside) {
  if (look() != Look::changed) return {};
  const Path to = with_extension(aside(), ".json");
  if (auto done = files_.rename(path_, to); !done) return done;
  kept_aside_ = to;
  distrust();
  return files_.sync_folder(folder_of(path_));
}

Result<void> KeptSession::write(const model::Session& session, const JournalPoint& point,
                                const FreeName& aside,
                                const std::function<Result<void>()>& between) {
  auto temporary = base::create_temporary(files_, path_);
  if (!temporary) return temporary.error();
  (void)temporary->file->hold();
  Hash hash = text_hash({});
  auto done = write_session(session, point, [&](std::string_view piece) -> Result<void> {
    hash = text_hash(piece, hash);
    if (auto written = temporary->file->append(piece); !written) return written;
    if (auto synced = temporary->file->sync(); !synced) return synced;
    return between();
  });
  // Only now, since what was written may have taken a while.
  if (done) done = keep_others(aside);
  if (done) done = files_.rename(temporary->path, path_);
  if (!done) {
    (void)files_.remove(temporary->path);
    return done;
  }
  // From here on the new file is there, whether the folder's sync succeeds or not.
  hash_ = hash;
  file_ = std::move(temporary->file);
  stamp_.reset();
  if (auto now = file_->stamp()) stamp_ = *now;
  if (auto synced = files_.sync_folder(folder_of(path_)); !synced) return synced;
  is_there_ = true;
  return {};
}

}  // namespace storage
