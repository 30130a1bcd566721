// Wall times as people read them on the clocks of a place. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/time_zone.h"

namespace base {

/// "2026-07-05 17:02:57", as spreadsheets read it; nothing for 0.
std::string local_time_text(WallTime t, const TimeZone& zone = {});
/// The inverse, to the second; also with a "T", or an offset behind it ("+09:00"), which is then meant.
/// Nothing for any other text.
std::optional<WallTime> parse_local_time(std::string_view text, const TimeZone& zone = {});

}  // namespace base
