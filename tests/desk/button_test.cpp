// A button on the table: what is drawn is what is hit, and what the probe names.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "desk/button.h"
#include "support/typesetter.h"

using base::Vec2;
using desk::Button;

namespace {

Button round_button(Vec2 centre, double turn = 0) {
  Button b;
  b.name = "try";
  b.place = {centre, {14, 14}, turn};
  b.icon = "edit";
  b.rest = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
  b.down = {{10, 20, 30}, {40, 50, 60}};
  return b;
}

text::LayoutPtr words() {
  return support::shared_typesetter()->layout("Write", text::Style{}, 0, 50);
}

canvas::DrawList drawn(const std::vector<Button>& all) {
  canvas::DrawList list;
  desk::draw(all, 3, list);
  return list;
}

template <class T>
std::vector<T> all_of(const canvas::DrawList& list) {
  std::vector<T> out;
  for (const auto& e : list.entries)
    if (const T* item = std::get_if<T>(&e.item)) out.push_back(*item);
  return out;
}

}  // namespace

TEST_CASE("button: where its disc is drawn it is hit, and a millimetre beside, and nowhere else") {
  const Button b = round_button({100, 50}, 0.7);
  const canvas::Box disc = all_of<canvas::Box>(drawn({b})).at(0);
  CHECK(disc.radius == disc.size.w / 2);
  for (double angle = 0; angle < 6.2; angle += 0.3) {
    const Vec2 way = base::turned({1, 0}, angle);
    CHECK(b.hit(disc.centre + way * disc.radius));
    CHECK(b.hit(disc.centre + way * (disc.radius + 0.99)));
    CHECK_FALSE(b.hit(disc.centre + way * (disc.radius + 1.01)));
  }
  const auto quad = b.quad();
  CHECK(quad[0] == Vec2{93, 43});
  CHECK(quad[2] == Vec2{107, 57});
}

TEST_CASE("button: its words stand below it, whichever way it is turned") {
  for (const double turn : {0.0, std::numbers::pi / 2, std::numbers::pi, 0.4}) {
    Button b = round_button({0, 0}, turn);
    CHECK(all_of<canvas::Text>(drawn({b})).empty());
    b.words = words();
    const canvas::Text text = all_of<canvas::Text>(drawn({b})).at(0);
    const Vec2 middle = base::turned(text.pivot, -turn);
    CHECK(middle.x == doctest::Approx(0));
    CHECK(middle.y > 7 + b.words->height / 2);
    CHECK(middle.y < 9 + b.words->height / 2);
    CHECK(text.turn == turn);
  }
}

TEST_CASE(
    "button: pressed it has its other paint, of no use it is faint, and still the same place") {
  Button b = round_button({0, 0});
  b.words = words();
  CHECK(all_of<canvas::Box>(drawn({b})).at(0).fill == canvas::Color{1, 2, 3});
  CHECK(all_of<canvas::Icon>(drawn({b})).at(0).color == canvas::Color{4, 5, 6});
  CHECK(all_of<canvas::Box>(drawn({b})).at(0).edge_width > 0);
  b.pressed = true;
  CHECK(all_of<canvas::Box>(drawn({b})).at(0).fill == canvas::Color{10, 20, 30});
  CHECK(all_of<canvas::Box>(drawn({b})).at(0).edge_width == 0);
  b.enabled = false;
  CHECK(all_of<canvas::Icon>(drawn({b})).at(0).color.a < 100);
  CHECK(all_of<canvas::Text>(drawn({b})).at(0).color.a < 100);
  CHECK(b.hit({0, 7}));
}

TEST_CASE(
    "button: a paper is hit as it lies, and has its icon and words beside one another on it") {
  for (const double turn : {0.0, std::numbers::pi / 2, std::numbers::pi}) {
    Button b = round_button({100, 50}, turn);
    b.shape = Button::Shape::paper;
    b.place.size = {44, 13};
    CHECK(b.hit(b.place.to_world({21.9, 6.4}), 0));
    CHECK_FALSE(b.hit(b.place.to_world({22.1, 0}), 0));
    CHECK(b.hit(b.place.to_world({0, 10}), 4));
    CHECK_FALSE(b.hit(b.place.to_world({0, 11}), 4));
    for (int k = 0; k < 4; ++k) CHECK(b.quad()[std::size_t(k)] == b.place.corner(k));
    CHECK(base::distance(all_of<canvas::Icon>(drawn({b})).at(0).centre, {100, 50}) < 1e-9);
    b.words = words();
    const Vec2 icon = b.place.to_local(all_of<canvas::Icon>(drawn({b})).at(0).centre);
    const Vec2 text = b.place.to_local(all_of<canvas::Text>(drawn({b})).at(0).pivot);
    CHECK(icon.x + b.icon_size / 2 < text.x - b.words_room() / 2 + 1e-9);
    CHECK(text.x + b.words_room() / 2 < 22);
    CHECK(std::abs(icon.y) + std::abs(text.y) < 1e-9);
  }
}

TEST_CASE("button: a flat one is hit as it lies, and has its icon and words where it says") {
  for (const double turn : {0.0, std::numbers::pi / 2, std::numbers::pi}) {
    Button b = round_button({100, 50}, turn);
    b.shape = Button::Shape::flat;
    b.place.size = {30, 11};
    b.icon_at = {-9.5, 0};
    b.words_at = {4, 1};
    b.words = words();
    const canvas::DrawList list = drawn({b});
    const canvas::Box face = all_of<canvas::Box>(list).at(0);
    CHECK(face.radius == b.radius);
    CHECK(face.shadow == 0);
    CHECK(face.edge_width > 0);
    CHECK(base::distance(all_of<canvas::Icon>(list).at(0).centre, b.place.to_world({-9.5, 0})) <
          1e-9);
    CHECK(base::distance(all_of<canvas::Text>(list).at(0).pivot, b.place.to_world({4, 1})) < 1e-9);
    CHECK(b.hit(b.place.to_world({14.9, 5.4}), 0));
    CHECK_FALSE(b.hit(b.place.to_world({15.1, 0}), 0));
    CHECK(b.away({100, 50}) == 0);
    CHECK(b.away(b.place.to_world({17, 7})) == doctest::Approx(2));
    for (int k = 0; k < 4; ++k) CHECK(b.quad()[std::size_t(k)] == b.place.corner(k));
    b.icon.clear();
    CHECK(all_of<canvas::Icon>(drawn({b})).empty());
  }
}

TEST_CASE("button: nothing is hit from nowhere") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const auto shape : {Button::Shape::disc, Button::Shape::paper, Button::Shape::flat}) {
    Button b = round_button({0, 0});
    b.shape = shape;
    CHECK_FALSE(b.hit({nan, 0}));
    CHECK_FALSE(b.hit({0, nan}));
  }
}

TEST_CASE("button: several are drawn in ascending layers, no more than were said") {
  const canvas::DrawList list = drawn({round_button({0, 0}), round_button({40, 0})});
  REQUIRE(list.entries.size() == 4);
  CHECK(std::is_sorted(list.entries.begin(), list.entries.end(),
                       [](const auto& a, const auto& b) { return a.layer < b.layer; }));
  CHECK(list.entries.front().layer == 3);
  CHECK(list.entries.back().layer == 3 + desk::kButtonLayers - 1);
}
