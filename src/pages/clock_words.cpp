#include "pages/clock_words.h"

#include <fmt/core.h>

#include <ctime>

namespace pages {

std::string clock_words(base::WallTime t) {
  const std::time_t seconds = t / 1000;
  std::tm tm{};
  localtime_r(&seconds, &tm);
  return fmt::format("{}:{:02}", tm.tm_hour, tm.tm_min);
}

}  // namespace pages
