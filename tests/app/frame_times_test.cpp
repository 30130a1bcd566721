#include "app/frame_times.h"

#include <doctest/doctest.h>

TEST_CASE("frame times: the figures of the frames since the last call") {
  app::FrameTimes times;
  CHECK(times.take().count == 0);
  for (int i = 1; i <= 100; ++i) times.add(i);
  const auto f = times.take();
  CHECK(f.count == 100);
  CHECK(f.median_ms == doctest::Approx(51));
  CHECK(f.p99_ms == doctest::Approx(100));
  CHECK(f.over_34_ms == 66);
  CHECK(times.take().count == 0);
  CHECK(times.total() == 100);
}
