// A seat's fingers by themselves: what comes of each, as values.
#include "seats/seat_fingers.h"

#include <doctest/doctest.h>

#include <limits>

#include "support/manual_clock.h"

using namespace seats;
using input::Phase;
using Deed = FingerDeed::Kind;
using Kinds = std::vector<Deed>;

namespace {

constexpr double kNowhere = std::numeric_limits<double>::quiet_NaN();

/// A panel of 160 × 140 mm at the upper left of the window: keys below, spots above.
struct Panel {
  SeatFingers fingers;
  SeatFrame frame{{100, 100}, 0, {160, 140}};
  SeatGround ground;
  double now_s = 0;
  base::Id card;
  FingerDeeds last;

  Panel() {
    support::ManualClock clock;
    card = base::IdSource(clock, 3).next();
    ground.keys = Rect{{0, 80}, {160, 120}};
    ground.spots = {spot_at(Spot::Kind::handle, 0, {{0, 125}, {100, 138}}),
                    spot_at(Spot::Kind::card, 0, {{4, 4}, {60, 40}}, true, card),
                    spot_at(Spot::Kind::put, 0, {{120, 4}, {150, 20}})};
  }
  Kinds kinds(FingerDeeds deeds) {
    Kinds out;
    for (const FingerDeed& deed : deeds) out.push_back(deed.kind);
    last = std::move(deeds);
    return out;
  }
  input::TouchSample sample(input::FingerId finger, Phase phase, double contact_mm = 0) const {
    input::TouchSample s;
    s.finger = finger;
    s.phase = phase;
    s.time_s = now_s;
    s.contact_mm = contact_mm;
    return s;
  }
  Kinds down(input::FingerId finger, Vec2 local, double contact_mm = 0) {
    const auto s = sample(finger, Phase::down, contact_mm);
    FingerDeeds all = fingers.end_unseen(s);
    for (const FingerDeed& deed : fingers.set_palms_aside(s, local, frame)) all.push_back(deed);
    if (!fingers.owns(finger))
      for (const FingerDeed& deed : fingers.land(s, local, frame, ground)) all.push_back(deed);
    return kinds(all);
  }
  Kinds feed(input::FingerId finger, Phase phase, Vec2 local) {
    now_s += 0.05;
    return kinds(fingers.feed(sample(finger, phase), frame.to_window(local), frame));
  }
};

}  // namespace

TEST_CASE("seat's fingers: a tap is one that lifts on its button, near it, or beside it a little") {
  Panel p;
  CHECK(p.down(1, {118.5, 10}).empty());
  CHECK(p.fingers.pressed(p.ground.spots[2]));
  CHECK(p.feed(1, Phase::up, {117, 10}) == Kinds{Deed::tap});
  CHECK(p.last[0].spot.kind == Spot::Kind::put);
  CHECK_FALSE(p.fingers.owns(1));
  p.down(1, {121, 10});
  p.feed(1, Phase::move, {121, 60});
  CHECK(p.feed(1, Phase::up, {121, 60}).empty());
  p.down(1, {121, 10});
  CHECK(p.feed(1, Phase::cancel, {121, 10}).empty());
  p.down(1, {121, 10});
  CHECK(p.feed(1, Phase::lost, {121, 10}).empty());
  // What is not enabled is the panel's, which does nothing.
  p.ground.spots[2].button.enabled = false;
  p.down(1, {121, 10});
  CHECK(p.fingers.owns(1));
  CHECK(p.feed(1, Phase::up, {121, 10}).empty());
}

TEST_CASE("seat's fingers: the keyboard's is the keyboard's wherever it goes") {
  Panel p;
  CHECK(p.down(1, {20, 90}) == Kinds{Deed::key});
  CHECK(p.feed(1, Phase::move, {20, 10}) == Kinds{Deed::key});
  CHECK(p.kinds(p.fingers.release_keys(p.now_s)) == Kinds{Deed::key});
  CHECK(p.last[0].phase == Phase::up);
  CHECK(p.fingers.owns(1));
  CHECK(p.feed(1, Phase::up, {kNowhere, kNowhere}) == Kinds{Deed::key});
  CHECK(p.last[0].local == Vec2{20, 10});
  // Down again without having lifted: it lifted where it was.
  p.down(1, {20, 90});
  CHECK(p.down(1, {121, 10}) == Kinds{Deed::key});
  CHECK(p.last[0].phase == Phase::up);
  CHECK(p.fingers.owns(1));
}

TEST_CASE("seat's fingers: the pad's writes, and lifts where it was last seen") {
  Panel p;
  p.ground.keys.reset();
  p.ground.pad = spot_at(Spot::Kind::pad, 0, {{20, 80}, {80, 120}});
  CHECK(p.down(1, {30, 90}) == Kinds{Deed::ink});
  CHECK(p.feed(1, Phase::move, {35, 90}) == Kinds{Deed::ink});
  CHECK(p.feed(1, Phase::lost, {36, 90}) == Kinds{Deed::ink});
  CHECK(p.last[0].phase == Phase::lost);
  CHECK_FALSE(p.fingers.owns(1));
}

TEST_CASE("seat's fingers: a card is pulled once, and dropped outside, flicked, or put back") {
  Panel p;
  p.down(1, {30, 20});
  CHECK(p.feed(1, Phase::move, {31, 20}).empty());
  CHECK(p.feed(1, Phase::move, {30, 30}) == Kinds{Deed::pull});
  CHECK(p.feed(1, Phase::move, {30, 40}).empty());
  REQUIRE(p.fingers.pulled().size() == 1);
  CHECK(p.fingers.pulled()[0].card == p.card);
  CHECK_FALSE(p.fingers.pressed(p.ground.spots[1]));
  CHECK(p.feed(1, Phase::up, {30, 60}).empty());
  p.down(1, {30, 20});
  p.feed(1, Phase::move, {30, -10});
  CHECK(p.feed(1, Phase::up, {30, -10}) == Kinds{Deed::flick});
  CHECK(p.last[0].spot.card == p.card);
  // Slowly, or far: where the finger is.
  p.down(1, {30, 20});
  p.feed(1, Phase::move, {30, -10});
  p.now_s += 2;
  CHECK(p.feed(1, Phase::up, {30, -10}) == Kinds{Deed::drop});
  CHECK(p.last[0].window_mm == Vec2{130, 90});
  // Its device has gone: never a flick.
  p.down(1, {30, 20});
  p.feed(1, Phase::move, {30, -10});
  CHECK(p.feed(1, Phase::lost, {30, -10}) == Kinds{Deed::drop});
  p.down(1, {30, 20});
  p.feed(1, Phase::move, {30, -10});
  CHECK(p.feed(1, Phase::cancel, {30, -10}).empty());
}

TEST_CASE("seat's fingers: who carries the seat holds it until the finger ends, however") {
  for (const Phase end : {Phase::up, Phase::cancel, Phase::lost}) {
    Panel p;
    p.down(1, {20, 130});
    CHECK_FALSE(p.fingers.carrying());
    CHECK(p.feed(1, Phase::move, {60, 130}) == Kinds{Deed::carry});
    CHECK(p.last[0].finger == 1);
    CHECK(p.last[0].window_mm == Vec2{160, 230});
    CHECK(p.fingers.carrying());
    p.frame.origin.x += 40;
    p.fingers.hold_again(1, p.frame);
    CHECK(p.feed(1, end, {20, 130}) == Kinds{Deed::settle});
    CHECK_FALSE(p.fingers.carrying());
  }
}

TEST_CASE("seat's fingers: a palm does nothing, and takes back what began beside it") {
  Panel p;
  CHECK(p.down(1, {20, 90}) == Kinds{Deed::key});
  CHECK(p.down(2, {30, 95}, 60) == Kinds{Deed::forget_key});
  CHECK(p.last[0].finger == 1);
  CHECK(p.feed(1, Phase::up, {20, 90}).empty());
  CHECK(p.feed(2, Phase::up, {30, 95}).empty());
  p.fingers.clear();
  CHECK_FALSE(p.fingers.owns(1));
  CHECK(p.down(1, {20, 90}) == Kinds{Deed::key});
}
