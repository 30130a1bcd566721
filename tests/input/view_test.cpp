#include <doctest/doctest.h>

#include "support/touch_script.h"

using support::TouchScript;

TEST_CASE("view: locked, two fingers on the table draw two rings") {
  TouchScript s;
  CHECK(s.play("down 1 0 0; down 2 400 0; glide 0.1 1 0 100 2 400 100; wait 0.1; up 1; up 2") ==
        "press 1 table at 0,0\n"
        "press 2 table at 400,0\n"
        "drag_begin 1 table from 0,0 by 0,20\n"
        "drag_begin 2 table from 400,0 by 0,20\n"
        "drag 1 table by 0,80\n"
        "drag 2 table by 0,80\n"
        "drag_end 1 table at 0,100 going 0,0\n"
        "drag_end 2 table at 400,100 going 0,0\n");
}

TEST_CASE("view: free, one finger draws a ring") {
  TouchScript s;
  CHECK(s.play("view free; down 1 0 0; move 1 20 0") ==
        "press 1 table at 0,0\n"
        "drag_begin 1 table from 0,0 by 20,0\n");
}

TEST_CASE("view: free, two fingers pan by their middle") {
  TouchScript s;
  CHECK(s.play("view free; down 1 0 0; down 2 400 0; move 1 0 20; move 2 400 20;"
               "glide 0.2 1 100 20 2 500 20; wait 0.1; up 1; up 2") ==
        "press 1 table at 0,0\n"
        "press 2 table at 400,0\n"
        "cancelled 1 table at 0,20\n"
        "cancelled 2 table at 400,0\n"
        "view_begin 1 table at 200,10\n"
        "view 1 table by 100,10 scale 1\n"
        "view_end 1 table at 500,20 going 0,0\n");
}

TEST_CASE("view: spreading two fingers zooms by the change of their distance") {
  TouchScript s;
  s.play("view free; down 1 0 0; down 2 100 0; move 2 120 0");
  CHECK(s.play("move 1 -120 0") == "view 1 table by -60,0 scale 2\n");
  CHECK(s.gestures.back().pos_px == base::Vec2{0, 0});
}

TEST_CASE("view: resting fingers do not shake the map") {
  TouchScript s;
  CHECK(s.play("view free; down 1 0 0; down 2 400 0; move 1 5 5; move 2 395 5; up 1; up 2") ==
        "press 1 table at 0,0\n"
        "press 2 table at 400,0\n"
        "tap 1 table at 5,5\n"
        "release 1 table at 5,5\n"
        "tap 2 table at 395,5\n"
        "release 2 table at 395,5\n");
}

TEST_CASE("view: a ring under way is cancelled when a second finger joins") {
  TouchScript s;
  s.play("view free; down 1 0 0; move 1 100 0");
  CHECK(s.play("down 2 400 0; move 2 420 0") ==
        "press 2 table at 400,0\n"
        "cancelled 1 table at 100,0\n"
        "cancelled 2 table at 400,0\n"
        "view_begin 1 table at 250,0\n"
        "view 1 table by 10,0 scale 1.07\n");
}

TEST_CASE("view: a third finger joins and leaves without a jump") {
  TouchScript s;
  s.play("view free; down 1 0 0; down 2 400 0; move 1 0 20");
  CHECK(s.play("down 3 200 900; up 3; up 2") == "");
}

TEST_CASE("view: three fingers pan by a third of one finger's way") {
  TouchScript s;
  s.play("view free; down 1 0 0; down 2 400 0; move 1 0 20; down 3 200 900");
  s.play("move 3 200 930");
  CHECK(s.gestures.back().delta_px.y == doctest::Approx(10));
}

TEST_CASE("view: the last finger left pans on and does not become a ring") {
  TouchScript s;
  s.play("view free; down 1 0 0; down 2 400 0; move 1 0 20; up 1");
  CHECK(s.play("move 2 430 0; wait 0.1; up 2") ==
        "view 1 table by 30,0 scale 1\n"
        "view_end 1 table at 430,0 going 0,0\n");
}

TEST_CASE("view: letting go while panning throws the map") {
  TouchScript s;
  s.play("view free; down 1 0 0; down 2 400 0; glide 0.3 1 300 0 2 700 0");
  CHECK(s.play("up 2; wait 0.01; up 1") == "view_end 1 table at 300,0 going 1000,0\n");
}

TEST_CASE("view: fingers on cards and panels take no part") {
  TouchScript s;
  CHECK(
      s.play("view free; target 1 item 7; target 2 other 1; down 1 0 0; down 2 200 0; down 3 400 0;"
             "move 3 450 0; move 1 50 0; move 2 250 0") ==
      "press 1 item:7 at 0,0\n"
      "press 2 other:1 at 200,0\n"
      "press 3 table at 400,0\n"
      "drag_begin 3 table from 400,0 by 50,0\n"
      "drag_begin 1 item:7 from 0,0 by 50,0\n"
      "drag_begin 2 other:1 from 200,0 by 50,0\n");
}

TEST_CASE("view: unlocking does not take a ring from those who drew before") {
  TouchScript s;
  s.play("down 1 0 0; move 1 50 0; view free");
  CHECK(s.play("down 2 400 0; move 2 450 0; move 1 60 0") ==
        "press 2 table at 400,0\n"
        "drag_begin 2 table from 400,0 by 50,0\n"
        "drag 1 table by 10,0\n");
}

TEST_CASE("view: locking leaves a view under way to its fingers, new ones draw rings") {
  TouchScript s;
  s.play("view free; down 1 0 0; down 2 400 0; move 1 0 20; view locked");
  CHECK(s.play("down 3 800 0; move 3 850 0; move 1 0 40; up 1; wait 0.1; up 2") ==
        "press 3 table at 800,0\n"
        "drag_begin 3 table from 800,0 by 50,0\n"
        "view 1 table by 0,10 scale 1\n"
        "view_end 1 table at 400,0 going 0,0\n");
}

TEST_CASE("view: fingers on one spot do not zoom") {
  TouchScript s;
  s.play("view free; down 1 0 0; down 2 2 0; move 1 30 0; move 1 3 0; move 2 500 0");
  for (const auto& g : s.gestures) CHECK(g.scale < 20);
}
