#include "input/same_finger.h"

#include <doctest/doctest.h>

using input::FingerId;
using input::Phase;
using input::Pointer;
using input::SameFinger;
using input::TouchSample;

namespace {

/// Two sources at 4 px a mm; which fingers are heard.
struct Both {
  SameFinger same;
  std::vector<TouchSample> heard;

  bool say(int source, FingerId finger, Phase phase, double x_mm, double time_s,
           Pointer pointer = Pointer::finger) {
    const std::size_t before = heard.size();
    same.take(source, {{finger, phase, {x_mm * 4, 100}, time_s, 0, pointer}}, 4, heard);
    return heard.size() > before;
  }
};

}  // namespace

TEST_CASE("same finger: what a second source tells of a finger is left out for all its life") {
  Both both;
  CHECK(both.say(0, 1, Phase::down, 50, 1));
  CHECK(!both.say(1, 2, Phase::down, 52, 1.05));
  CHECK(both.say(0, 1, Phase::move, 150, 1.1));
  CHECK(!both.say(1, 2, Phase::move, 150, 1.15));
  CHECK(both.say(0, 1, Phase::up, 150, 1.2));
  CHECK(!both.say(1, 2, Phase::move, 160, 1.21));
  CHECK(!both.say(1, 2, Phase::up, 160, 1.25));
  CHECK(both.say(1, 3, Phase::down, 160, 1.5));
}

TEST_CASE("same finger: a slower source is known, also after a quick tap and from where a flick began") {
  Both both;
  both.say(0, 1, Phase::down, 50, 1);
  both.say(0, 1, Phase::up, 50, 1.04);
  CHECK(!both.say(1, 2, Phase::down, 51, 1.1));
  both.say(1, 2, Phase::up, 51, 1.14);
  both.say(0, 3, Phase::down, 50, 2);
  both.say(0, 3, Phase::move, 120, 2.05);
  CHECK(!both.say(1, 4, Phase::down, 51, 2.06));
  // Long afterwards it is another finger.
  both.say(0, 3, Phase::up, 120, 2.1);
  CHECK(both.say(1, 5, Phase::down, 120, 2.4));
}

TEST_CASE("same finger: a double tap stays two taps, whichever source comes first") {
  Both both;
  CHECK(both.say(1, 1, Phase::down, 50, 1));
  CHECK(!both.say(0, 2, Phase::down, 50, 1.01));
  CHECK(both.say(1, 1, Phase::up, 50, 1.05));
  CHECK(!both.say(0, 2, Phase::up, 50, 1.06));
  CHECK(!both.say(0, 3, Phase::down, 50, 1.15));
  CHECK(both.say(1, 4, Phase::down, 50, 1.16));
  CHECK(!both.say(0, 3, Phase::up, 50, 1.2));
  CHECK(both.say(1, 4, Phase::up, 50, 1.21));
}

TEST_CASE("same finger: fingers of one source, fingers apart and the mouse are all heard") {
  Both both;
  CHECK(both.say(0, 1, Phase::down, 50, 1));
  CHECK(both.say(0, 2, Phase::down, 51, 1));  // one source's are its own business
  CHECK(both.say(1, 3, Phase::down, 60, 1));
  CHECK(both.say(2, 4, Phase::down, 50, 1, Pointer::mouse));
  CHECK(both.say(0, 5, Phase::down, 200, 1));
  CHECK(both.say(2, 4, Phase::up, 50, 1, Pointer::mouse));
}

TEST_CASE("same finger: the end of a finger that nobody knows passes") {
  Both both;
  CHECK(both.say(0, 9, Phase::up, 50, 1));
  CHECK(both.say(0, 9, Phase::lost, 50, 1));
}
