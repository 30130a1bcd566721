// SavingPlace: whether what is saved stays where people believe it: on a place that lasts, and on
// the disk it was on when the session was opened (a stick pulled out leaves its folder's name
// behind, and the store goes on under that name). The model's thread.
#pragma once

#include <optional>

#include "base/file_system.h"
#include "storage/save_state.h"

namespace pages {

class SavingPlace {
 public:
  SavingPlace(base::FileSystem& files, base::Path session);

  /// True once for each time that something was saved on another disk than at first. Looks at the
  /// disk right after it has answered the store, and seldom: it shall never wait for it.
  bool changed_disk(const storage::SaveState& state, double now_s);

 private:
  base::FileSystem& files_;
  const base::Path session_;
  std::optional<std::uint64_t> first_device_, device_;
  base::WallTime saved_ = 0;  // of the save that was looked at last
  double look_s_ = 0;         // not before
};

/// False: what is kept in `folder` is gone when the machine is switched off, as in memory.
bool lasts(const base::Path& folder);

}  // namespace pages
