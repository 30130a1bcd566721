#include <doctest/doctest.h>

#include <map>

#include "support/touch_script.h"

using support::TouchScript;

TEST_CASE("drag: a card held by one finger comes along after 3 mm") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 100 100; move 1 110 100; move 1 113 100; move 1 120 105") ==
        "press 1 item:7 at 100,100\n"
        "drag_begin 1 item:7 from 100,100 by 13,0\n"
        "drag 1 item:7 by 7,5\n");
}

TEST_CASE("drag: a finger that shakes within 3 mm drags nothing") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 100 100; move 1 108 108; move 1 92 92; move 1 100 112") ==
        "press 1 item:7 at 100,100\n");
}

TEST_CASE("drag: 3 mm are more pixels on a finer display") {
  TouchScript s;
  s.recogniser.set_px_per_mm(8);
  CHECK(s.play("down 1 100 100; move 1 123 100; move 1 125 100") ==
        "press 1 table at 100,100\n"
        "drag_begin 1 table from 100,100 by 25,0\n");
}

TEST_CASE("drag: letting go while moving throws with the speed of the last 80 ms") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 0 0; glide 1 1 100 0; glide 0.1 1 200 0; up 1") ==
        "press 1 item:7 at 0,0\n"
        "drag_begin 1 item:7 from 0,0 by 13,0\n"
        "drag 1 item:7 by 187,0\n"
        "drag_end 1 item:7 at 200,0 going 1000,0\n");
}

TEST_CASE("drag: a finger that rested before lifting throws nothing") {
  TouchScript s;
  s.play("down 1 0 0; glide 0.2 1 400 0");
  CHECK(s.play("wait 0.061; up 1") == "drag_end 1 table at 400,0 going 0,0\n");
}

TEST_CASE("drag: a short stop of the device's last samples does not spoil the throw") {
  TouchScript s;
  s.play("down 1 0 0; glide 0.2 1 400 0");
  CHECK(s.play("wait 0.03; up 1") == "drag_end 1 table at 400,0 going 2000,0\n");
}

TEST_CASE("drag: a finger that only shakes before lifting throws nothing") {
  TouchScript s;
  s.play(
      "down 1 0 0; glide 0.2 1 400 0; wait 0.03; move 1 401 0; wait 0.03; move 1 400 1; wait 0.02");
  CHECK(s.play("up 1") == "drag_end 1 table at 400,1 going 0,0\n");
}

TEST_CASE("drag: a flick that is over in one sample has no speed to speak of") {
  TouchScript s;
  s.play("down 1 0 0; move 1 100 0");
  CHECK(s.play("up 1") == "drag_end 1 table at 100,0 going 0,0\n");
}

TEST_CASE("drag: the way made in the lifting sample still counts") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; down 1 0 0; move 1 20 0; wait 0.2; up 1 50 0") ==
        "press 1 item:7 at 0,0\n"
        "drag_begin 1 item:7 from 0,0 by 20,0\n"
        "drag 1 item:7 by 30,0\n"
        "drag_end 1 item:7 at 50,0 going 150,0\n");
}

TEST_CASE("drag: the deltas add up to the finger's way, sample by sample") {
  TouchScript s;
  s.play("target 1 item 7; down 1 17 23; glide 1.37 1 911.3 402.7; glide 0.4 1 12.1 800.9; up 1");
  base::Vec2 way;
  int drags = 0;
  for (const auto& g : s.gestures) {
    way += g.delta_px;
    drags += g.kind == input::GestureKind::drag;
  }
  CHECK(drags > 150);
  CHECK(way.x == doctest::Approx(12.1 - 17));
  CHECK(way.y == doctest::Approx(800.9 - 23));
}

TEST_CASE("drag: ten fingers drag ten cards at once and each card makes its own finger's way") {
  TouchScript s;
  std::string script, glide = "glide 0.5";
  for (int f = 1; f <= 10; ++f) {
    const std::string n = std::to_string(f);
    script += "target " + n + " item " + n + "; down " + n + " " + std::to_string(f * 300) + " 0;";
    glide += " " + n + " " + std::to_string(f * 300 - f) + " " + std::to_string(f * 50);
  }
  s.play(script + glide + "; up 3; up 10; up 1; up 2; up 4; up 5; up 6; up 7; up 8; up 9");
  std::map<std::uint64_t, base::Vec2> way;
  std::map<std::uint64_t, int> ends;
  for (const auto& g : s.gestures) {
    CHECK(g.target.key == g.finger);
    way[g.finger] += g.delta_px;
    ends[g.finger] += g.kind == input::GestureKind::drag_end;
  }
  for (std::uint64_t f = 1; f <= 10; ++f) {
    CHECK(way[f].x == doctest::Approx(-double(f)));
    CHECK(way[f].y == doctest::Approx(50.0 * double(f)));
    CHECK(ends[f] == 1);
  }
  CHECK(s.recogniser.finger_count() == 0);
}

TEST_CASE("drag: two people close together drag two cards and do not disturb each other") {
  TouchScript s;
  CHECK(s.play("target 1 item 1; target 2 item 2; down 1 100 100; down 2 130 100;"
               "glide 0.2 1 200 100 2 30 100; up 1; glide 0.1 2 30 200; wait 0.1; up 2") ==
        "press 1 item:1 at 100,100\n"
        "press 2 item:2 at 130,100\n"
        "drag_begin 1 item:1 from 100,100 by 15,0\n"
        "drag_begin 2 item:2 from 130,100 by -15,0\n"
        "drag 1 item:1 by 85,0\n"
        "drag 2 item:2 by -85,100\n"
        "drag_end 1 item:1 at 200,100 going 500,0\n"
        "drag_end 2 item:2 at 30,200 going 0,0\n");
}

TEST_CASE("drag: a second finger coming or going elsewhere never ends a drag") {
  TouchScript s;
  s.play("target 1 item 1; down 1 100 100; move 1 150 100");
  CHECK(s.play("down 2 600 600; move 1 160 100; up 2; move 1 170 100") ==
        "press 2 table at 600,600\n"
        "drag 1 item:1 by 20,0\n"
        "tap 2 table at 600,600\n"
        "release 2 table at 600,600\n");
}

TEST_CASE("drag: a finger on an other target works for itself beside its neighbour") {
  TouchScript s;
  CHECK(s.play("target 1 other 3; target 2 other 3; down 1 0 0; down 2 90 0; up 1; up 2") ==
        "press 1 other:3 at 0,0\n"
        "press 2 other:3 at 90,0\n"
        "tap 1 other:3 at 0,0\n"
        "release 1 other:3 at 0,0\n"
        "tap 2 other:3 at 90,0\n"
        "release 2 other:3 at 90,0\n");
}

TEST_CASE("turn: a second finger on the card turns it by the angle of their line") {
  TouchScript s;
  CHECK(
      s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 200 100; move 2 100 200") ==
      "press 1 item:7 at 100,100\n"
      "drag_begin 1 item:7 from 100,100 by 0,0\n"
      "turn 1 item:7 by 90\n");
  CHECK(s.gestures.back().pos_px == base::Vec2{100, 100});  // about the first finger
}

TEST_CASE("turn: a resting second finger that shakes turns nothing") {
  TouchScript s;
  CHECK(
      s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 200 100; move 2 203 110") ==
      "press 1 item:7 at 100,100\n");
}

TEST_CASE("turn: spreading two fingers on a card changes nothing about it") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 200 100; glide 0.3 2 400 100");
  for (const auto& g : s.gestures) {
    CHECK(g.scale == 1);
    CHECK(g.kind != input::GestureKind::turn);
  }
}

TEST_CASE("turn: the first finger goes on dragging while the second one turns") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 100 100; move 1 120 100");
  CHECK(s.play("down 2 220 100; move 1 120 140; move 2 220 140; move 2 120 240") ==
        "drag 1 item:7 by 0,40\n"
        "turn 1 item:7 by 90\n");
}

TEST_CASE("turn: two fingers moving the same way drag and do not turn") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 200 100");
  CHECK(s.play("glide 0.3 1 300 200 2 400 200") ==
        "drag_begin 1 item:7 from 100,100 by 13.33,6.67\n"
        "turn 1 item:7 by 0\n"
        "drag 1 item:7 by 186.67,93.33\n");
}

TEST_CASE("turn: turning through half a turn and on never jumps by a whole one") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 0 100; move 2 0 130");
  CHECK(s.play("move 2 0 70; move 2 0 130; move 2 0 100") == "turn 1 item:7 by 16.7\n");
}

TEST_CASE("turn: when the first finger lifts the second one goes on dragging without a jump") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 200 100; move 1 120 100");
  CHECK(s.play("up 1; move 2 205 100; move 2 230 110; wait 0.1; up 2") ==
        "drag 1 item:7 by 30,10\n"
        "drag_end 1 item:7 at 230,110 going 0,0\n");
}

TEST_CASE("turn: when the first finger lifts before any drag the second one starts afresh") {
  TouchScript s;
  CHECK(s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 200 100; up 1;"
               "move 2 210 100; move 2 215 100; wait 0.1; up 2") ==
        "press 1 item:7 at 100,100\n"
        "drag_begin 1 item:7 from 200,100 by 15,0\n"
        "drag_end 1 item:7 at 215,100 going 0,0\n");
}

TEST_CASE("turn: when the second finger lifts the first one goes on") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 100 100; down 2 200 100; move 2 100 200");
  CHECK(s.play("up 2; move 1 140 100; wait 0.1; up 1") ==
        "drag 1 item:7 by 40,0\n"
        "drag_end 1 item:7 at 140,100 going 0,0\n");
}

TEST_CASE("turn: a third finger waits and takes the turning over without a jump") {
  TouchScript s;
  s.play(
      "target 1 item 7; target 2 item 7; target 3 item 7;"
      "down 1 100 100; down 2 200 100; move 2 100 200; down 3 0 100");
  CHECK(s.play("move 3 0 120; move 3 0 100") == "");
  CHECK(s.play("up 2; move 3 100 0") == "turn 1 item:7 by 90\n");
  CHECK(s.play("up 1; move 3 110 0; wait 0.1; up 3") ==
        "drag 1 item:7 by 10,0\n"
        "drag_end 1 item:7 at 110,0 going 0,0\n");
}

TEST_CASE("turn: fingers that nearly touch do not turn, and do not jump when they part") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 100 100; move 1 120 100; down 2 130 100");
  CHECK(s.play("move 2 120 110; move 2 110 100; move 2 120 170") == "");
  CHECK(s.play("move 2 50 100") == "turn 1 item:7 by 90\n");
}

TEST_CASE("turn: lifting both at nearly the same time still throws the card") {
  TouchScript s;
  s.play("target 1 item 7; target 2 item 7; down 1 0 0; down 2 100 0; glide 0.2 1 200 0 2 300 0");
  CHECK(s.play("up 1; wait 0.01; up 2") == "drag_end 1 item:7 at 300,0 going 1000,0\n");
}
