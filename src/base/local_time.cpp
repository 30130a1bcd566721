#include "base/local_time.h"

#include <fmt/core.h>

#include <cstdlib>
#include <cstring>
#include <ctime>

namespace base {
namespace {

constexpr WallTime kJapan_s = 9 * 3600;

/// What the clock on the wall is ahead of UTC then, in seconds.
WallTime offset_at(WallTime t) {
  const std::time_t seconds = static_cast<std::time_t>(t / 1000 - (t % 1000 < 0));
  std::tm tm{};
  if (!localtime_r(&seconds, &tm)) return 0;
  const char* zone = std::getenv("TZ");
  if (tm.tm_gmtoff == 0 && tm.tm_zone && std::strcmp(tm.tm_zone, "UTC") == 0 && !(zone && *zone))
    return kJapan_s;
  return tm.tm_gmtoff;
}

}  // namespace

std::string local_time_text(WallTime t) {
  if (t == 0) return {};
  std::string text = format_time(t + offset_at(t) * 1000).substr(0, 19);
  text[10] = ' ';
  return text;
}

std::optional<WallTime> parse_local_time(std::string_view text) {
  constexpr std::size_t kShape = 19, kWithOffset = kShape + 6;
  if (text.size() != kShape && text.size() != kWithOffset) return {};
  if (text[10] != ' ' && text[10] != 'T') return {};
  std::string utc(text.substr(0, kShape));
  utc[10] = 'T';
  const auto clock = parse_time(utc + "Z");
  if (!clock) return {};
  if (text.size() == kShape) {
    // What the offset is there is asked twice, for where the clock was put on or back.
    const WallTime about = *clock - offset_at(*clock) * 1000;
    return *clock - offset_at(about) * 1000;
  }
  const std::string_view offset = text.substr(kShape);
  for (const std::size_t at : {1, 2, 4, 5})
    if (offset[at] < '0' || offset[at] > '9') return {};
  if ((offset[0] != '+' && offset[0] != '-') || offset[3] != ':') return {};
  const auto digits = [&](std::size_t at) {
    return (offset[at] - '0') * 10 + (offset[at + 1] - '0');
  };
  const WallTime minutes = digits(1) * 60 + digits(4);
  return *clock - (offset[0] == '+' ? 1 : -1) * minutes * 60'000;
}

}  // namespace base
