#include "pages/saving_place.h"

#include <linux/magic.h>
#include <sys/vfs.h>

namespace pages {

namespace {
constexpr double kBetweenLooks_s = 2;
}

SavingPlace::SavingPlace(base::FileSystem& files, base::Path session)
    : files_(files), session_(std::move(session)) {
  if (const auto stamp = files_.stamp(session_)) first_device_ = device_ = stamp->device;
}

bool SavingPlace::changed_disk(const storage::SaveState& state, double now_s) {
  if (state.kind != storage::SaveState::Kind::saved || state.since == saved_ || now_s < look_s_)
    return false;
  saved_ = state.since;
  look_s_ = now_s + kBetweenLooks_s;
  const auto stamp = files_.stamp(session_);
  if (!stamp) return false;  // the store looks after that
  if (!first_device_) first_device_ = device_ = stamp->device;
  const bool changed = stamp->device != *device_;
  device_ = stamp->device;
  return changed && device_ != first_device_;
}

bool lasts(const base::Path& folder) {
  // The nearest folder that is there already.
  for (base::Path at = folder; !at.empty(); at = at.parent_path()) {
    struct statfs fs {};
    if (::statfs(at.c_str(), &fs) == 0) return fs.f_type != TMPFS_MAGIC && fs.f_type != RAMFS_MAGIC;
    if (at == at.parent_path()) break;
  }
  return true;
}

}  // namespace pages
