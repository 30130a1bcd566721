// KnownHalls: the halls in which this table was, and the id by which halls know it; a file of this machine, which nobody
// else may read. With it a table comes in again without the words. A value.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "hall/private_files.h"
#include "hall/room_key.h"

namespace hall {

inline constexpr std::size_t kMostKnownHalls = 8;

struct KnownHall {
  std::string name;
  RoomKey key;
  base::WallTime joined = 0;
  friend bool operator==(const KnownHall&, const KnownHall&) = default;
};

struct KnownHalls {
  base::Id table;
  std::vector<KnownHall> halls;  // the last joined first

  void remember(const KnownHall& hall);
  void forget(const RoomKey& key);
};

/// A new id and no halls where there is no file. A damaged one is said, and is left as it is.
base::Result<KnownHalls> load_known_halls(PrivateFiles& files, const base::Path& path);
base::Result<void> save_known_halls(PrivateFiles& files, const base::Path& path,
                                    const KnownHalls& halls);

}  // namespace hall
