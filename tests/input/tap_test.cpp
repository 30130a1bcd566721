#include <doctest/doctest.h>

#include "support/touch_script.h"

using support::TouchScript;

TEST_CASE("tap: down and up in place") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 10 20; wait 0.1; move 1 14 20; up 1") ==
        "press 1 item:7 at 10,20\n"
        "tap 1 item:7 at 14,20\n"
        "release 1 item:7 at 14,20\n");
}

TEST_CASE("tap: two taps on the same target are a double tap, the third is a tap again") {
  TouchScript s;
  const std::string tap = "target 1 item 7; down 1 10 20; wait 0.05; up 1; wait 0.1;";
  CHECK(s.play(tap + tap + tap) ==
        "press 1 item:7 at 10,20\n"
        "tap 1 item:7 at 10,20\n"
        "release 1 item:7 at 10,20\n"
        "press 1 item:7 at 10,20\n"
        "double_tap 1 item:7 at 10,20\n"
        "release 1 item:7 at 10,20\n"
        "press 1 item:7 at 10,20\n"
        "tap 1 item:7 at 10,20\n"
        "release 1 item:7 at 10,20\n");
}

TEST_CASE("tap: too late, too far or on another target is no double tap") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; target 3 item 8; down 1 10 20; up 1");
  SUBCASE("late") { s.play("wait 0.36; down 2 10 20; up 2"); }
  SUBCASE("far") { s.play("wait 0.1; down 2 51 20; up 2"); }
  SUBCASE("another") { s.play("wait 0.1; down 3 10 20; up 3"); }
  REQUIRE(s.gestures.size() == 3);
  CHECK(s.gestures[1].kind == input::GestureKind::tap);
}

TEST_CASE("tap: a double tap may be 0.35 s and 10 mm apart") {
  TouchScript s;
  s.play("target 1 item 7; down 1 10 20; up 1; wait 0.349; down 1 49 20; up 1");
  CHECK(s.gestures[4].kind == input::GestureKind::double_tap);
}

TEST_CASE("tap: a neighbour's tap between two taps does not spoil the double tap") {
  TouchScript s;
  s.play(
      "target 1 item 7; target 2 item 8; down 1 10 20; down 2 500 20; up 1; up 2;"
      "wait 0.1; down 1 10 20; up 1");
  CHECK(s.gestures[s.gestures.size() - 2].kind == input::GestureKind::double_tap);
}

TEST_CASE("tap: a drag is no tap") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 0 0; move 1 20 0; move 1 0 0; wait 0.1; up 1") ==
        "press 1 item:7 at 0,0\n"
        "drag_begin 1 item:7 from 0,0 by 20,0\n"
        "drag 1 item:7 by -20,0\n"
        "drag_end 1 item:7 at 0,0 going 0,0\n");
}

TEST_CASE("tap: two fingers on one card do not tap it") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; target 2 item 7; down 1 0 0; down 2 90 0; up 1; up 2") ==
        "press 1 item:7 at 0,0\n"
        "release 1 item:7 at 90,0\n");
}

TEST_CASE("long press: comes by itself after half a second, and then there is no tap") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 10 20; wait 0.49") == "press 1 item:7 at 10,20\n");
  CHECK(s.play("move 1 12 20; wait 0.02") == "long_press 1 item:7 at 12,20\n");
  CHECK(s.play("wait 5; up 1") == "release 1 item:7 at 12,20\n");
}

TEST_CASE(
    "long press: the deadline says when to tick, and there is none without a resting finger") {
  TouchScript s;
  CHECK(s.recogniser.next_deadline_s() > 1e9);
  s.play("down 1 10 20");
  CHECK(s.recogniser.next_deadline_s() == doctest::Approx(s.clock.now_s() + 0.5));
  s.play("move 1 100 20");
  CHECK(s.recogniser.next_deadline_s() > 1e9);
}

TEST_CASE("long press: not for a finger that moved away and came back") {
  TouchScript s;
  s.play("target 1 item 7; down 1 10 20; move 1 30 20; move 1 10 20");
  CHECK(s.play("wait 1") == "");
}

TEST_CASE("long press: not while two fingers hold the card, nor after") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 0 0; wait 0.2; down 2 90 0");
  CHECK(s.play("wait 1; up 2; wait 1") == "");
}

TEST_CASE("long press: a drag may follow it") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 0 0; wait 1; move 1 20 0") ==
        "press 1 item:7 at 0,0\n"
        "long_press 1 item:7 at 0,0\n"
        "drag_begin 1 item:7 from 0,0 by 20,0\n");
}

TEST_CASE("long press: is said even if no frame came between down and a late up") {
  TouchScript s;
  s.play("target 1 item 7; down 1 0 0");
  s.clock.advance(0.8);  // the loop was busy: nobody ticked
  CHECK(s.play("up 1") ==
        "long_press 1 item:7 at 0,0\n"
        "release 1 item:7 at 0,0\n");
}

TEST_CASE("long press: each of many resting fingers gets its own") {
  TouchScript s;
  s.play(
      "target 1 item 1; target 2 item 2; target 3 item 3; down 1 0 0; wait 0.1; down 2 300 0;"
      "wait 0.1; down 3 600 0");
  CHECK(s.play("wait 1") ==
        "long_press 1 item:1 at 0,0\n"
        "long_press 2 item:2 at 300,0\n"
        "long_press 3 item:3 at 600,0\n");
  CHECK(s.gestures[1].time_s - s.gestures[0].time_s == doctest::Approx(0.1));
}

TEST_CASE("tap: the mouse and the pen tap like a finger and say what they are") {
  TouchScript s;
  s.play("mouse 1; down 1 0 0; up 1; pen 2; down 2 300 0; up 2");
  CHECK(s.gestures.front().pointer == input::Pointer::mouse);
  CHECK(s.gestures.back().pointer == input::Pointer::pen);
}
