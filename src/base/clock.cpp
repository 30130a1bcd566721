#include "base/clock.h"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <ctime>

namespace base {

double RealClock::now_s() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

WallTime RealClock::wall() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string format_time(WallTime t) {
  using namespace std::chrono;
  const sys_time<milliseconds> at{milliseconds{t}};
  const auto day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss time{at - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int(date.year()),
                     unsigned(date.month()), unsigned(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::optional<WallTime> parse_time(std::string_view text) {
  int y, mo, d, h, mi, s, ms = 0, end = 0;
  const std::string copy(text);
  const int n = std::sscanf(copy.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%n", &y, &mo, &d, &h, &mi, &s, &end);
  if (n != 6) return {};
  std::string_view rest = text.substr(std::size_t(end));
  if (rest.size() >= 2 && rest[0] == '.') {
    std::size_t k = 1;
    int scale = 100;
    for (; k < rest.size() && rest[k] >= '0' && rest[k] <= '9'; ++k, scale /= 10)
      ms += (rest[k] - '0') * scale;
    rest.remove_prefix(k);
  }
  if (rest != "Z" || mo < 1 || mo > 12 || d < 1 || d > 31 || h > 23 || mi > 59 || s > 60) return {};
  using namespace std::chrono;
  const sys_days day = year{y} / mo / d;
  return duration_cast<milliseconds>(day.time_since_epoch() + hours{h} + minutes{mi} + seconds{s})
             .count() +
         ms;
}

std::string local_date(WallTime t) {
  const std::time_t secs = t / 1000;
  std::tm tm{};
  localtime_r(&secs, &tm);
  return fmt::format("{:04}-{:02}-{:02}", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

}  // namespace base
