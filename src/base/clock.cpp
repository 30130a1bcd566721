#include "base/clock.h"

#include <fmt/core.h>

#include <chrono>
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
  // "2026-07-05T10:30:00" then ".000" or nothing, then "Z".
  constexpr std::string_view kShape = "0000-00-00T00:00:00";
  if (text.size() <= kShape.size() || text.back() != 'Z') return {};
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < kShape.size(); ++i)
    if (kShape[i] == '0' ? !is_digit(text[i]) : text[i] != kShape[i]) return {};
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  int ms = 0;
  const std::string_view fraction = text.substr(kShape.size(), text.size() - kShape.size() - 1);
  if (!fraction.empty()) {
    if (fraction.size() < 2 || fraction[0] != '.') return {};
    int scale = 100;
    for (const char c : fraction.substr(1)) {
      if (!is_digit(c)) return {};
      ms += (c - '0') * scale;
      scale /= 10;
    }
  }
  using namespace std::chrono;
  const year_month_day day{year{number(0, 4)}, month(unsigned(number(5, 2))),
                           std::chrono::day(unsigned(number(8, 2)))};
  const int h = number(11, 2), mi = number(14, 2), s = number(17, 2);
  if (!day.ok() || h > 23 || mi > 59 || s > 60) return {};
  return duration_cast<milliseconds>(sys_days(day).time_since_epoch() + hours{h} + minutes{mi} +
                                     seconds{s})
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
