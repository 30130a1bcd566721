#include "base/local_time.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <ctime>
#include <optional>

namespace {
/// The machine's zone while it lives; nothing: none is said.
struct Zone {
  std::optional<std::string> before;
  explicit Zone(const char* zone) {
    if (const char* was = std::getenv("TZ")) before = was;
    zone ? setenv("TZ", zone, 1) : unsetenv("TZ");
    tzset();
  }
  ~Zone() {
    before ? setenv("TZ", before->c_str(), 1) : unsetenv("TZ");
    tzset();
  }
};
constexpr base::WallTime kEvening = 1783247400000;  // 2026-07-05T10:30:00Z
}  // namespace

TEST_CASE("local time: as the clock on the wall has it, and back to the second") {
  for (const auto& [zone, text] :
       {std::pair{"JST-9", "2026-07-05 19:30:00"}, std::pair{"NST3:30", "2026-07-05 07:00:00"},
        std::pair{"UTC0", "2026-07-05 10:30:00"}}) {
    const Zone here(zone);
    CHECK(base::local_time_text(kEvening) == text);
    CHECK(base::parse_local_time(text) == kEvening);
    CHECK(base::local_time_text(kEvening + 999) == text);
  }
  CHECK(base::local_time_text(0).empty());
}

TEST_CASE("local time: an offset behind it is meant, wherever it is read") {
  const Zone here("NST3:30");
  CHECK(base::parse_local_time("2026-07-05T19:30:00+09:00") == kEvening);
  CHECK(base::parse_local_time("2026-07-05T07:00:00-03:30") == kEvening);
}

TEST_CASE("local time: other texts are none") {
  for (const char* text :
       {"", "2026-07-05", "2026-07-05 19:30", "2026-13-05 19:30:00", "2026-07-05x19:30:00",
        "2026-07-05 19:30:00+0900 ", "2026-07-05 19:30:00+09.00", "yesterday at half past"})
    CHECK_MESSAGE(!base::parse_local_time(text), text);
}
