#include "base/local_time.h"

namespace base {

std::string local_time_text(WallTime t, const TimeZone& zone) {
  if (t == 0) return {};
  std::string text = format_time(t + zone.offset_s(t) * WallTime(1000)).substr(0, 19);
  text[10] = ' ';
  return text;
}

std::optional<WallTime> parse_local_time(std::string_view text, const TimeZone& zone) {
  constexpr std::size_t kShape = 19, kWithOffset = kShape + 6;
  if (text.size() != kShape && text.size() != kWithOffset) return {};
  if (text[10] != ' ' && text[10] != 'T') return {};
  std::string utc(text.substr(0, kShape));
  utc[10] = 'T';
  const auto clock = parse_time(utc + "Z");
  if (!clock) return {};
  if (text.size() == kShape) {
    // What the offset is there is asked twice, for where the clock was put on or back.
    const WallTime about = *clock - zone.offset_s(*clock) * WallTime(1000);
    return *clock - zone.offset_s(about) * WallTime(1000);
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
