// SeatSettings: the seats of this machine's table, kept with the machine's settings and not in the
// session: another evening starts with the same places.
#pragma once

#include "base/file_system.h"
#include "base/result.h"
#include "seats/place.h"

namespace seats {

struct SeatSettings {
  std::vector<SeatPlace> places;  // by number, each once
  friend bool operator==(const SeatSettings&, const SeatSettings&) = default;
};

/// No file: no seats. Fails as reading does, with `parse` for what is no JSON and with `format` for
/// what holds no seats; single damaged places are left out.
base::Result<SeatSettings> load_seat_settings(base::FileSystem& files, const base::Path& path);
/// Replaces the file; makes its folder. Fails as writing does.
base::Result<void> save_seat_settings(base::FileSystem& files, const base::Path& path,
                                      const SeatSettings& settings);

}  // namespace seats
