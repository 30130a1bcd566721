#include "app/frame_times.h"

#include <doctest/doctest.h>

TEST_CASE("frame times: the figures of the frames since the last call") {
  app::FrameTimes times;
  CHECK(times.take().frames.count == 0);
  for (int i = 1; i <= 100; ++i) times.add(i, i, false);
  const auto all = times.take();
  const auto& f = all.frames;
  CHECK(f.count == 100);
  CHECK(f.median_ms == doctest::Approx(51));
  CHECK(f.p99_ms == doctest::Approx(100));
  CHECK(f.over_34_ms == 66);
  CHECK(all.apart.count == 0);
  CHECK(times.take().frames.count == 0);
  CHECK(times.total() == 100);
}

TEST_CASE("frame times: how far apart frames come is told of moves alone, each by itself") {
  app::FrameTimes times;
  times.add(5, 0.0, false);
  times.add(5, 0.5, true);  // the first one of a move: nothing moved before
  times.add(5, 0.516, true);
  times.add(30, 0.566, true);
  times.add(5, 0.7, false);
  times.add(5, 9.0, true);
  times.add(5, 9.016, true);
  times.rest();
  times.add(5, 10.0, true);  // it had gone on out of sight
  const auto apart = times.take().apart;
  CHECK(apart.count == 3);
  CHECK(apart.median_ms == doctest::Approx(16));
  CHECK(apart.max_ms == doctest::Approx(50));
  CHECK(apart.over_34_ms == 1);
}
