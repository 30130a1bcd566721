#include "app/panel_fingers.h"

#include <doctest/doctest.h>

using app::PanelPointer;
using input::Phase;

namespace {
input::TouchSample at(input::FingerId finger, Phase phase, double x) {
  return {finger, phase, {x, 5}, 0, 0, input::Pointer::finger};
}
}  // namespace

TEST_CASE("panel pointer: a tap that came and went between two frames is a press and a release") {
  PanelPointer p;
  CHECK_FALSE(p.next_frame().present);
  p.feed(at(1, Phase::down, 10));
  p.feed(at(1, Phase::up, 10));
  auto s = p.next_frame();
  CHECK(s.present);
  CHECK(s.down);
  CHECK(p.pending());
  s = p.next_frame();
  CHECK(s.present);
  CHECK_FALSE(s.down);
  CHECK(p.pending());
  CHECK_FALSE(p.next_frame().present);
  CHECK_FALSE(p.pending());
}

TEST_CASE("panel pointer: a second finger waits and is replayed; none is lost") {
  PanelPointer p;
  p.feed(at(1, Phase::down, 10));
  CHECK(p.next_frame().down);
  p.feed(at(2, Phase::down, 200));
  p.feed(at(2, Phase::up, 200));
  CHECK(p.owns(2));
  CHECK(p.next_frame().pos_px.x == 10);
  p.feed(at(1, Phase::up, 12));
  int presses_at_200 = 0, releases_at_200 = 0;
  bool was_down = true;
  for (int i = 0; i < 8; ++i) {
    const auto s = p.next_frame();
    if (s.present && s.pos_px.x == 200 && s.down && !was_down) ++presses_at_200;
    if (s.present && s.pos_px.x == 200 && !s.down && was_down) ++releases_at_200;
    was_down = s.present && s.down;
  }
  CHECK(presses_at_200 == 1);
  CHECK(releases_at_200 == 1);
  CHECK_FALSE(p.owns(2));
}

TEST_CASE("panel pointer: a drag is followed to its newest place each frame") {
  PanelPointer p;
  p.feed(at(1, Phase::down, 10));
  (void)p.next_frame();
  for (int x = 11; x < 60; ++x) p.feed(at(1, Phase::move, x));
  CHECK(p.next_frame().pos_px.x == 59);
  CHECK_FALSE(p.pending());
  p.feed(at(1, Phase::cancel, 60));
  CHECK_FALSE(p.next_frame().down);
}
