#include <doctest/doctest.h>

#include <algorithm>

#include "support/touch_script.h"

using input::GestureKind;
using support::TouchScript;

namespace {
const std::string kPalm =
    "down 11 100 100; down 12 140 110; down 13 180 100; down 14 120 180; down 15 160 190;";
}

TEST_CASE("palm: five contacts at once within 60 mm are cancelled, those already pressed too") {
  TouchScript s;
  CHECK(s.play(kPalm) ==
        "press 11 table at 100,100\n"
        "press 12 table at 140,110\n"
        "press 13 table at 180,100\n"
        "press 14 table at 120,180\n"
        "cancelled 11 table at 100,100\n"
        "cancelled 12 table at 140,110\n"
        "cancelled 13 table at 180,100\n"
        "cancelled 14 table at 120,180\n");
  CHECK(s.play("glide 0.2 11 400 400 15 500 500; wait 1; up 11; up 12; up 13; up 14; up 15") == "");
  CHECK(s.recogniser.finger_count() == 0);
}

TEST_CASE("palm: a sixth contact of the same palm is one too") {
  TouchScript s;
  s.play(kPalm + "wait 0.05");
  CHECK(s.play("down 16 150 150; move 16 300 300; up 16") == "");
}

TEST_CASE("palm: a drag begun by one of its contacts is cancelled as well") {
  TouchScript s;
  s.play("target 11 item 7; down 11 100 100; move 11 120 100; wait 0.05");
  CHECK(s.play("down 12 140 110; down 13 180 100; down 14 120 180; down 15 160 190") ==
        "press 12 table at 140,110\n"
        "press 13 table at 180,100\n"
        "press 14 table at 120,180\n"
        "cancelled 11 item:7 at 120,100\n"
        "cancelled 12 table at 140,110\n"
        "cancelled 13 table at 180,100\n"
        "cancelled 14 table at 120,180\n");
}

TEST_CASE("palm: four contacts are fingers") {
  TouchScript s;
  s.play("down 1 100 100; down 2 140 110; down 3 180 100; down 4 120 180; up 1; up 2; up 3; up 4");
  CHECK(std::count_if(s.gestures.begin(), s.gestures.end(),
                      [](const auto& g) { return g.kind == GestureKind::tap; }) == 4);
}

TEST_CASE("palm: five fingers farther apart than 60 mm are fingers") {
  TouchScript s;
  s.play("down 1 0 0; down 2 120 0; down 3 240 0; down 4 360 0; down 5 480 0");
  CHECK(s.gestures.size() == 5);
}

TEST_CASE("palm: two people's hands side by side are no palm though the middle is near to all") {
  TouchScript s;
  s.play("down 1 0 0; down 2 40 0; down 3 400 0; down 4 440 0; down 5 220 0");
  CHECK(s.gestures.size() == 5);
  for (const auto& g : s.gestures) CHECK(g.kind == GestureKind::press);
}

TEST_CASE("palm: five fingers that come one after another within a second are fingers") {
  TouchScript s;
  s.play(
      "down 1 100 100; wait 0.03; down 2 140 110; wait 0.03; down 3 180 100; wait 0.03;"
      "down 4 120 180; wait 0.03; down 5 160 190");
  CHECK(s.gestures.size() == 5);
}

TEST_CASE("palm: a card held since long stays held when a sleeve lands on it") {
  TouchScript s;
  s.play("target 1 item 7; down 1 150 150; move 1 170 150; wait 0.2");
  std::string sleeve;
  for (int f = 11; f <= 15; ++f) sleeve += "target " + std::to_string(f) + " item 7;";
  CHECK(s.play(sleeve + kPalm) == "");
  CHECK(s.play("up 11; up 12; move 1 180 150; up 13; wait 0.1; up 1") ==
        "drag 1 item:7 by 10,0\n"
        "drag_end 1 item:7 at 180,150 going 0,0\n");
}

TEST_CASE("palm: a neighbour's finger outside the cluster goes on") {
  TouchScript s;
  s.play("target 1 item 7; down 1 600 100; move 1 620 100");
  s.play(kPalm);
  CHECK(s.play("move 1 640 100") == "drag 1 item:7 by 20,0\n");
}

TEST_CASE("palm: a finger that also holds the card begins anew when the palm that led is dropped") {
  TouchScript s;
  std::string script = "target 1 item 7;";
  for (int f = 11; f <= 15; ++f) script += "target " + std::to_string(f) + " item 7;";
  script += "down 11 100 100; down 1 400 100; down 12 140 110; down 13 180 100; down 14 120 180;";
  s.play(script);
  CHECK(s.play("down 15 160 190; move 1 420 100; wait 0.2; up 1") ==
        "cancelled 11 item:7 at 100,100\n"
        "press 1 item:7 at 400,100\n"
        "drag_begin 1 item:7 from 400,100 by 20,0\n"
        "drag_end 1 item:7 at 420,100 going 0,0\n");
}

TEST_CASE("palm: three contacts, 0.2 s later three more near them, all resting, move nothing") {
  TouchScript s;
  const std::string heel =
      "target 11 item 7; down 11 100 100; target 12 item 8; down 12 150 110; down 13 200 90; wait "
      "0.2;";
  s.play(heel + "down 14 110 280; down 15 160 300; down 16 200 270");
  CHECK(std::count_if(s.gestures.begin(), s.gestures.end(),
                      [](const auto& g) { return g.kind == GestureKind::cancelled; }) == 5);
  CHECK(s.play("glide 0.2 11 300 300 12 400 300 16 500 500; wait 1; up 11; up 12; up 13; up 14;"
               "up 15; up 16") == "");
}

TEST_CASE("palm: six fingers of which one drags, has lifted or came long before are fingers") {
  const std::string first = "target 1 item 7; down 1 100 100; down 2 150 110; down 3 200 90;";
  const std::string then = "down 4 110 280; down 5 160 300; down 6 200 270;";
  for (const char* between : {"glide 0.1 1 130 100;", "up 2; wait 0.2;", "wait 0.45;"}) {
    TouchScript s;
    s.play(first + between + then);
    CHECK(std::none_of(s.gestures.begin(), s.gestures.end(),
                       [](const auto& g) { return g.kind == GestureKind::cancelled; }));
  }
}

TEST_CASE("palm: contacts that already lifted still count towards the cluster") {
  TouchScript s;
  s.play("down 1 100 100; up 1; down 2 140 110; up 2; down 3 180 100; up 3; down 4 120 180");
  CHECK(s.play("down 5 160 190") == "cancelled 4 table at 120,180\n");
}

TEST_CASE("palm: a contact wider than 25 mm does nothing") {
  TouchScript s;
  CHECK(s.play("width 1 26; down 1 100 100; move 1 200 100; up 1") == "");
  CHECK(s.play("width 2 25; down 2 500 100") == "press 2 table at 500,100\n");
}

TEST_CASE("palm: a contact that grows wider than 25 mm is cancelled") {
  TouchScript s;
  CHECK(
      s.play(
          "target 1 item 7; width 1 9; down 1 100 100; move 1 130 100; width 1 30; move 1 140 100;"
          "move 1 200 100; up 1") ==
      "press 1 item:7 at 100,100\n"
      "drag_begin 1 item:7 from 100,100 by 30,0\n"
      "cancelled 1 item:7 at 130,100\n");
}

TEST_CASE("palm: mouse and pen are never palms") {
  TouchScript s;
  std::string script;
  for (int f = 11; f <= 15; ++f)
    script +=
        (f % 2 ? "mouse " : "pen ") + std::to_string(f) + "; width " + std::to_string(f) + " 40;";
  s.play(script + kPalm);
  CHECK(s.gestures.size() == 5);
}

TEST_CASE("palm: one that moved the free view ends it") {
  TouchScript s;
  s.play(
      "view free; down 11 100 100; down 12 140 110; move 12 180 110; down 13 180 100; down 14 120 "
      "180");
  CHECK(s.play("down 15 160 190; move 15 300 300; up 15") ==
        "view_end 11 table at 140,105 going 0,0\n");
}

TEST_CASE("palm: what starts beside a palm later belongs to it, for as long as it lies there") {
  TouchScript s;
  s.play(kPalm + "wait 2");
  CHECK(s.play("down 16 180 240; wait 1; up 16") == "");  // 13 mm from 15
  CHECK(s.play("down 17 60 240; up 17") == "");           // 21 mm from 14
  CHECK(s.play("down 1 330 190; up 1") ==                 // 42 mm from 15
        "press 1 table at 330,190\n"
        "tap 1 table at 330,190\n"
        "release 1 table at 330,190\n");
}

TEST_CASE("palm: what starts where a palm has moved to is one, where it was is not") {
  TouchScript s;
  s.play(kPalm + "wait 0.2; glide 0.5 11 900 100 12 940 110 13 980 100 14 920 180 15 960 190");
  CHECK(s.play("down 16 940 60; up 16") == "");
  CHECK(s.play("down 1 140 110; wait 0.2; up 1").starts_with("press 1 table"));
}

TEST_CASE("palm: a fifth of a second after it has lifted its place is free again") {
  TouchScript s;
  s.play(kPalm + "wait 1; up 11; up 12; up 13; up 14; up 15; wait 0.15");
  CHECK(s.play("down 1 140 120; up 1") == "");
  s.play("wait 0.25");
  CHECK(s.play("down 2 140 120; up 2").starts_with("press 2 table"));
}

TEST_CASE("palm: its first part, that rested there for less than 0.4 s, is cancelled with it") {
  TouchScript s;
  s.play("down 1 150 60; wait 0.1; move 1 155 60; wait 0.25");
  CHECK(s.play(kPalm).find("cancelled 1 table at 155,60\n") != std::string::npos);
  CHECK(s.play("wait 1; up 1") == "");
}

TEST_CASE("palm: a finger beside it that has rested longer, or has moved, goes on") {
  TouchScript s;
  s.play("target 1 item 1; down 1 150 60; wait 0.45");
  s.play(kPalm);
  CHECK(s.play("wait 0.1") == "long_press 1 item:1 at 150,60\n");
  TouchScript moved;
  moved.play("target 1 item 1; down 1 150 60; wait 0.1; move 1 164 60; wait 0.1");
  moved.play(kPalm);
  CHECK(moved.play("move 1 170 60; move 1 150 60") == "drag 1 item:1 by -14,0\n");
}

TEST_CASE("palm: fingers resting in a row do not fall one after another") {
  TouchScript s;
  s.play("down 1 290 150; down 2 400 150; wait 0.2");  // 1 is 32 mm from the palm, 2 is 60
  s.play(kPalm);
  CHECK(s.play("up 1; up 2").starts_with("tap 2 table"));
}

TEST_CASE("palm: narrow contacts beside a wide one are its parts, those before it too") {
  TouchScript s;
  s.play("width 1 11; down 1 100 100; wait 0.05; width 11 34; down 11 180 140");
  CHECK(s.play("width 2 12; wait 0.3; down 2 220 220; wait 1; up 1; up 2; up 11") == "");
  CHECK(s.play("width 3 11; down 3 900 140; up 3").starts_with("press 3"));
}

TEST_CASE("palm: one finger that flickers is no five contacts") {
  TouchScript s;
  for (int f = 1; f <= 8; ++f) {
    const std::string n = std::to_string(f);
    s.play("down " + n + " 100 10" + n + "; wait 0.005; up " + n + "; wait 0.005");
    CHECK(std::none_of(s.gestures.begin(), s.gestures.end(),
                       [](const auto& g) { return g.kind == GestureKind::cancelled; }));
    CHECK(s.gestures.size() == 3);
  }
}

TEST_CASE("palm: five places that flicker are one still") {
  TouchScript s;
  s.play("down 1 100 100; up 1; down 2 140 110; up 2; down 3 100 102; up 3; down 4 180 100");
  s.play("down 5 120 180; up 4");
  CHECK(s.play("down 6 160 190") == "cancelled 5 table at 120,180\n");
}

TEST_CASE("palm: a cancelled palm and cancel_all leave no place forbidden") {
  TouchScript s;
  s.play(kPalm + "wait 0.3; cancel 11; cancel 12; cancel 13; cancel 14; cancel 15; wait 0.3");
  CHECK(s.play("down 1 140 120; up 1").starts_with("press 1 table"));
  s.play("wait 1");
  s.play(kPalm + "cancel_all");
  CHECK(s.play("down 2 140 120; up 2").starts_with("press 2 table"));
}

TEST_CASE("palm: the same finger reported down again as a pen is no palm any more") {
  TouchScript s;
  s.play(kPalm + "pen 11; down 11 100 100");
  CHECK(s.gestures.back().kind == GestureKind::press);
  CHECK(s.gestures.back().finger == 11);
}
