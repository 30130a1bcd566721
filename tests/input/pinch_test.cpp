#include <doctest/doctest.h>

#include <algorithm>

#include "support/touch_script.h"

using input::GestureKind;
using support::TouchScript;

namespace {
const std::string kTwoCards =
    "view free; target 1 item 7; target 2 item 8; down 1 400 400; wait 0.03; down 2 560 400; wait "
    "0.03;";

bool views(const TouchScript& s) {
  return std::any_of(s.gestures.begin(), s.gestures.end(),
                     [](const auto& g) { return g.kind == GestureKind::view_begin; });
}
}  // namespace

TEST_CASE("pinch: two fingers that part on two cards zoom the map, and the cards lie as they lay") {
  TouchScript s;
  const std::string text = s.play(kTwoCards + "glide 0.2 1 320 400 2 640 400");
  CHECK(text.find("cancelled 1 item:7") != std::string::npos);
  CHECK(text.find("cancelled 2 item:8") != std::string::npos);
  CHECK(views(s));
  double scale = 1;
  base::Vec2 way;
  for (const auto& g : s.gestures)
    if (g.kind == GestureKind::view) scale *= g.scale, way += g.delta_px;
  // As much as from the first: from 160 to 320 px.
  CHECK(scale == doctest::Approx(2));
  CHECK(base::length(way) < 0.01);
  CHECK(s.play("wait 0.3; up 1; up 2").ends_with("view_end 2 table at 640,400 going 0,0\n"));
  CHECK(s.recogniser.finger_count() == 0);
}

TEST_CASE("pinch: together likewise, and one finger beside the card") {
  TouchScript s;
  SUBCASE("on two cards") { s.play(kTwoCards + "glide 0.2 1 450 400 2 510 400"); }
  SUBCASE("one on the table") {
    s.play(
        "view free; target 1 item 7; down 1 400 400; down 2 560 400; wait 0.03;"
        "glide 0.2 1 340 400 2 620 400");
  }
  CHECK(views(s));
}

TEST_CASE("pinch: until it is decided the cards go with their fingers") {
  TouchScript s;
  s.play(kTwoCards + "glide 0.05 1 384 400 2 576 400");
  CHECK_FALSE(views(s));
  CHECK(std::count_if(s.gestures.begin(), s.gestures.end(),
                      [](const auto& g) { return g.kind == GestureKind::drag_begin; }) == 2);
}

TEST_CASE("pinch: what is none drags on") {
  TouchScript s;
  SUBCASE("the view is locked") {
    s.play("view locked;" + kTwoCards.substr(10) + "glide 0.2 1 320 400 2 640 400");
  }
  SUBCASE("one after the other") {
    s.play(
        "view free; target 1 item 7; target 2 item 8; down 1 400 400; wait 0.2; down 2 560 400;"
        "glide 0.2 1 320 400 2 640 400");
  }
  SUBCASE("farther apart than a hand is wide") {
    s.play(
        "view free; target 1 item 7; target 2 item 8; down 1 400 400; down 2 900 400;"
        "glide 0.2 1 320 400 2 980 400");
  }
  SUBCASE("the same way") { s.play(kTwoCards + "glide 0.2 1 400 300 2 560 300"); }
  SUBCASE("round one another") { s.play(kTwoCards + "glide 0.2 1 400 330 2 560 470"); }
  SUBCASE("one rests") { s.play(kTwoCards + "glide 0.2 1 400 401 2 640 400"); }
  SUBCASE("one begins later") {
    s.play(kTwoCards + "glide 0.15 1 340 400 2 560 401; glide 0.2 1 320 400 2 640 400");
  }
  SUBCASE("a third finger with them") {
    s.play(kTwoCards +
           "target 3 item 9; down 3 480 470; wait 0.02;"
           "glide 0.2 1 320 400 2 640 400 3 480 560");
  }
  SUBCASE("on keys or menus") {
    s.play(
        "view free; target 1 other 7; target 2 other 8; down 1 400 400; down 2 560 400;"
        "glide 0.2 1 320 400 2 640 400");
  }
  SUBCASE("pens") {
    s.play(
        "view free; target 1 item 7; target 2 item 8; pen 1; pen 2; down 1 400 400;"
        "down 2 560 400; glide 0.2 1 320 400 2 640 400");
  }
  CHECK_FALSE(views(s));
  CHECK(std::none_of(s.gestures.begin(), s.gestures.end(),
                     [](const auto& g) { return g.kind == GestureKind::cancelled; }));
}

TEST_CASE("pinch: two fingers on one card turn it, as ever") {
  TouchScript s;
  s.play(
      "view free; target 1 item 7; target 2 item 7; down 1 400 400; down 2 500 400; wait 0.03;"
      "glide 0.2 1 340 400 2 560 400");
  CHECK_FALSE(views(s));
}

TEST_CASE("pinch: a palm that takes one of its fingers leaves the map to the other") {
  TouchScript s;
  s.play(kTwoCards + "glide 0.2 1 320 400 2 640 400; wait 0.5");
  REQUIRE(views(s));
  s.play("cancel 1; glide 0.1 2 700 400; wait 0.2; up 2");
  CHECK(s.gestures.back().kind == GestureKind::view_end);
  CHECK(s.recogniser.finger_count() == 0);
}
