#include "report/calendar.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdio>

namespace report {

namespace {

std::string in_japanese(std::chrono::year_month_day day, unsigned weekday) {
  static constexpr std::array<const char*, 7> kDays{"日", "月", "火", "水", "木", "金", "土"};
  using namespace std::chrono_literals;
  // Reiwa began on 1 May 2019, Heisei on 8 January 1989.
  const bool reiwa = day >= std::chrono::year_month_day{2019y / 5 / 1};
  const int year = int(day.year()) - (reiwa ? 2018 : 1988);
  return fmt::format("{}{}年{}月{}日（{}）", reiwa ? "令和" : "平成",
                     year == 1 ? std::string("元") : std::to_string(year), unsigned(day.month()),
                     unsigned(day.day()), kDays[weekday]);
}

std::string in_english(std::chrono::year_month_day day, unsigned weekday) {
  static constexpr std::array<const char*, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
  static constexpr std::array<const char*, 12> kMonths{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{}, {} {} {}", kDays[weekday], unsigned(day.day()),
                     kMonths[unsigned(day.month()) - 1], int(day.year()));
}

}  // namespace

std::string date_words(const std::string& date, const base::Messages& tr) {
  int year = 0, end = 0;
  unsigned month = 0, number = 0;
  if (date.size() != 10 ||
      std::sscanf(date.c_str(), "%4d-%2u-%2u%n", &year, &month, &number, &end) != 3 || end != 10)
    return date;
  const std::chrono::year_month_day day{std::chrono::year(year), std::chrono::month(month),
                                        std::chrono::day(number)};
  using namespace std::chrono_literals;
  if (!day.ok() || day < std::chrono::year_month_day{1989y / 1 / 8}) return date;
  const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
  return tr.lang() == "ja" ? in_japanese(day, weekday) : in_english(day, weekday);
}

}  // namespace report
