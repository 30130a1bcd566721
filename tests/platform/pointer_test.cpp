#include "platform/pointer.h"

#include <doctest/doctest.h>

#include "support/manual_clock.h"

using base::Vec2;
using platform::MouseSample;
using platform::Pointer;

TEST_CASE("pointer: the left button's way is told once, press to release") {
  support::ManualClock clock;
  Pointer pointer(clock);
  pointer.move({5, 5});
  pointer.set_left(false);
  CHECK(pointer.take_samples().empty());
  pointer.set_left(true);
  pointer.set_left(true);
  pointer.move({5, 5});
  pointer.move({7, 5});
  pointer.set_left(false);
  const auto way = pointer.take_samples();
  REQUIRE(way.size() == 3);
  CHECK(way[0].kind == MouseSample::Kind::press);
  CHECK(way[0].pos_px == Vec2{5, 5});
  CHECK(way[1].kind == MouseSample::Kind::move);
  CHECK(way[1].pos_px == Vec2{7, 5});
  CHECK(way[2].kind == MouseSample::Kind::release);
  CHECK(pointer.take_samples().empty());
}

TEST_CASE("pointer: the middle button takes the map along") {
  support::ManualClock clock;
  Pointer pointer(clock);
  CHECK_FALSE(pointer.move({5, 5}));
  pointer.set_middle(true);
  CHECK(pointer.move({9, 4}) == Vec2{4, -1});
  CHECK_FALSE(pointer.move({9, 4}));
  pointer.set_middle(false);
  CHECK_FALSE(pointer.move({0, 0}));
}

TEST_CASE("pointer: hidden from a touch on, until the mouse moves by itself") {
  support::ManualClock clock;
  Pointer pointer(clock);
  CHECK_FALSE(pointer.is_hidden());
  pointer.note_touch();
  pointer.move({1, 1});
  CHECK(pointer.is_hidden());
  clock.advance(60);
  CHECK(pointer.is_hidden());
  pointer.move({2, 2});
  CHECK_FALSE(pointer.is_hidden());
}
