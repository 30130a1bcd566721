#include "base/local_time.h"

#include <doctest/doctest.h>

namespace {
base::TimeZone zone(const std::string& name) {
  const auto out = base::TimeZone::named(name);
  REQUIRE_MESSAGE(out, name);
  return *out;
}
constexpr base::WallTime kEvening = 1783247400000;  // 2026-07-05T10:30:00Z
constexpr base::WallTime kWinter = 1767609000000;   // 2026-01-05T10:30:00Z
}  // namespace

TEST_CASE("local time: as the clock on the wall has it, and back to the second") {
  for (const auto& [place, text] : {std::pair{"Asia/Tokyo", "2026-07-05 19:30:00"},
                                    std::pair{"America/St_Johns", "2026-07-05 08:00:00"},
                                    std::pair{"UTC", "2026-07-05 10:30:00"}}) {
    CHECK(base::local_time_text(kEvening, zone(place)) == text);
    CHECK(base::parse_local_time(text, zone(place)) == kEvening);
    CHECK(base::local_time_text(kEvening + 999, zone(place)) == text);
  }
  CHECK(base::local_time_text(0).empty());
}

TEST_CASE("local time: it is Japan's where nobody says another") {
  CHECK(base::local_time_text(kEvening) == "2026-07-05 19:30:00");
  CHECK(base::parse_local_time("2026-07-05 19:30:00") == kEvening);
  CHECK_FALSE(base::TimeZone::named(""));
  CHECK_FALSE(base::TimeZone::named("Europe/Atlantis"));
}

TEST_CASE("local time: clocks are put on in spring and back in autumn") {
  const base::TimeZone berlin = zone("Europe/Berlin");
  CHECK(base::local_time_text(kEvening, berlin) == "2026-07-05 12:30:00");
  CHECK(base::local_time_text(kWinter, berlin) == "2026-01-05 11:30:00");
  CHECK(base::parse_local_time("2026-01-05 11:30:00", berlin) == kWinter);
  // 29 March 2026: one second before two o'clock, and the next one.
  constexpr base::WallTime kOn = 1774746000000;
  CHECK(base::local_time_text(kOn - 1000, berlin) == "2026-03-29 01:59:59");
  CHECK(base::local_time_text(kOn, berlin) == "2026-03-29 03:00:00");
  CHECK(base::parse_local_time("2026-03-29 01:59:59", berlin) == kOn - 1000);
  CHECK(base::parse_local_time("2026-03-29 03:00:00", berlin) == kOn);
}

TEST_CASE("local time: an offset behind it is meant, wherever it is read") {
  const base::TimeZone there = zone("America/St_Johns");
  CHECK(base::parse_local_time("2026-07-05T19:30:00+09:00", there) == kEvening);
  CHECK(base::parse_local_time("2026-07-05T07:00:00-03:30", there) == kEvening);
}

TEST_CASE("local time: other texts are none") {
  for (const char* text :
       {"", "2026-07-05", "2026-07-05 19:30", "2026-13-05 19:30:00", "2026-07-05x19:30:00",
        "2026-07-05 19:30:00+0900 ", "2026-07-05 19:30:00+09.00", "yesterday at half past"})
    CHECK_MESSAGE(!base::parse_local_time(text), text);
}
