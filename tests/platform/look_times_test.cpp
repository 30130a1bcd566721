#include "platform/look_times.h"

#include <doctest/doctest.h>

using platform::LookTimes;

TEST_CASE("look times: at once, then seldom, and often for a while once something was heard") {
  LookTimes looks;
  CHECK(looks.next_ms() <= 0);
  looks.looked(1000);
  CHECK(looks.next_ms() == 1000 + LookTimes::kAgain_ms);
  looks.heard(2000);
  CHECK(looks.next_ms() == 2000);
  for (int n = 0; n < LookTimes::kSoonLooks; ++n) {
    looks.looked(3000);
    CHECK(looks.next_ms() == 3000 + LookTimes::kSoon_ms);
  }
  looks.looked(4000);
  CHECK(looks.next_ms() == 4000 + LookTimes::kAgain_ms);
  looks.lost(9000);
  CHECK(looks.next_ms() == 9000 + LookTimes::kAgain_ms);
}
