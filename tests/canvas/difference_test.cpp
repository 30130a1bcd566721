// What must be painted again when one draw list takes another's place.
#include <doctest/doctest.h>

#include <numbers>
#include <random>

#include "canvas/draw_list.h"
#include "support/typesetter.h"

using namespace canvas;

namespace {

Box box_at(Vec2 at, Size size = {10, 6}) {
  Box b;
  b.centre = at;
  b.size = size;
  b.fill = {200, 100, 50};
  return b;
}

bool covers(const std::vector<Rect>& all, Vec2 p) {
  for (const Rect& r : all)
    if (r.contains(p)) return true;
  return false;
}
bool within(const Rect& inner, const Rect& outer) { return outer.common(inner) == inner; }

}  // namespace

TEST_CASE("bounds: a box with its turn and its shadow") {
  const Rect flat = bounds_of(box_at({50, 20}));
  CHECK(within(Rect::around({50, 20}, {10, 6}), flat));
  CHECK(within(flat, Rect::around({50, 20}, {10, 6}).grown(1)));
  Box turned = box_at({50, 20});
  turned.turn = std::numbers::pi / 2;
  CHECK(within(Rect::around({50, 20}, {6, 10}), bounds_of(turned)));
  CHECK(bounds_of(turned).width() < bounds_of(turned).height());
  Box held = box_at({50, 20});
  held.shadow = 6;
  CHECK(within(flat, bounds_of(held)));
  CHECK(bounds_of(held).height() > flat.height() + 6);
}

TEST_CASE("bounds: a stroke's round ends, an area where it was moved to, an icon as it may turn") {
  CHECK(within({{-2, 3}, {12, 7}}, bounds_of(Stroke{{{0, 5}, {10, 5}}, 4, {}, false, 0})));
  CHECK(bounds_of(Stroke{}).empty());
  const auto shape = std::make_shared<const Shape>(Shape{{{{0, 0}, {4, 0}, {4, 9}}}});
  CHECK(within({{100, 50}, {104, 59}}, bounds_of(Area{shape, {100, 50}, {}})));
  CHECK_FALSE(bounds_of(Area{shape, {100, 50}, {}}).contains({4, 9}));
  CHECK(bounds_of(Area{}).empty());
  Icon icon{"undo", {30, 30}, 8, std::numbers::pi / 4, {}};
  const double half_diagonal = 4 * std::numbers::sqrt2;
  CHECK(within(Rect::around({30, 30}, {2 * half_diagonal, 2 * half_diagonal}), bounds_of(icon)));
}

TEST_CASE("bounds: text where its turn about the pivot brings it") {
  const auto type = support::shared_typesetter();
  text::Style style;
  style.em = 5;
  const auto set = type->layout("協働のまちづくり", style, 60, 50);
  const Rect flat = bounds_of(Text{set, {100, 100}, {100, 100}, 0, {}});
  for (const text::Line& line : set->lines)
    CHECK(flat.contains({100 + line.x + line.width, 100 + line.baseline}));
  // Upside down about its own corner it lies to the left and above.
  const Rect back = bounds_of(Text{set, {100, 100}, {100, 100}, std::numbers::pi, {}});
  CHECK(back.centre().x < 100);
  CHECK(back.centre().y < 100);
  CHECK(back.width() == doctest::Approx(flat.width()));
  CHECK(bounds_of(Text{}).empty());
}

TEST_CASE("difference: equal lists differ nowhere, empty ones too") {
  DrawList a;
  CHECK(difference(a, a).empty());
  a.add(0, box_at({0, 0}));
  a.add(1, Icon{"undo", {30, 30}, 8, 0, {}});
  CHECK(difference(a, DrawList(a)).empty());
}

TEST_CASE("difference: of a list that comes or goes everything counts") {
  DrawList a, b;
  b.add(0, box_at({0, 0}));
  b.add(0, box_at({90, 0}));
  for (const auto& d : {difference(a, b), difference(b, a)}) {
    CHECK(covers(d, {0, 0}));
    CHECK(covers(d, {90, 0}));
  }
}

TEST_CASE("difference: a moved thing counts where it was and where it is, and nothing else does") {
  DrawList a;
  for (int i = 0; i < 10; ++i) a.add(0, box_at({i * 40.0, 0}));
  DrawList b = a;
  std::get<Box>(b.entries[4].item).centre.y = 100;
  const auto d = difference(a, b);
  CHECK(covers(d, {160, 0}));
  CHECK(covers(d, {160, 100}));
  CHECK_FALSE(covers(d, {120, 0}));
  CHECK_FALSE(covers(d, {200, 0}));
  CHECK_FALSE(covers(d, {360, 0}));
}

TEST_CASE("difference: colours and layers count") {
  DrawList a, b;
  a.add(0, box_at({0, 0}));
  b.add(0, box_at({0, 0}));
  std::get<Box>(b.entries[0].item).fill.a = 254;
  CHECK(covers(difference(a, b), {0, 0}));
  DrawList c;
  c.add(1, box_at({0, 0}));
  CHECK(covers(difference(a, c), {0, 0}));
}

TEST_CASE("difference: what is added at the end leaves what stands before and behind it alone") {
  DrawList a;
  for (int i = 0; i < 6; ++i) a.add(0, box_at({i * 40.0, 0}));
  DrawList b = a;
  b.entries.insert(b.entries.begin() + 3, {0, box_at({0, 300})});
  const auto d = difference(a, b);
  CHECK(covers(d, {0, 300}));
  CHECK_FALSE(covers(d, {0, 0}));
  CHECK_FALSE(covers(d, {200, 0}));
}

TEST_CASE("difference: what comes in two layers leaves the layers between them alone") {
  DrawList a, b;
  for (std::uint32_t layer = 0; layer < 5; ++layer)
    for (int i = 0; i < 4; ++i) a.add(layer, box_at({i * 40.0, layer * 40.0}));
  for (const auto& entry : a.entries) {
    b.entries.push_back(entry);
    if (entry.layer % 4 == 0 && std::get<Box>(entry.item).centre.x == 120)
      b.add(entry.layer, box_at({300, entry.layer * 40.0}));
  }
  b.add(9, box_at({0, 900}));  // and a layer that only one has
  for (const auto& d : {difference(a, b), difference(b, a)}) {
    CHECK(d.size() == 3);
    CHECK(covers(d, {300, 0}));
    CHECK(covers(d, {300, 160}));
    CHECK(covers(d, {0, 900}));
    CHECK_FALSE(covers(d, {40, 80}));
  }
}

TEST_CASE("difference: nothing that changed is ever outside of it, in random lists") {
  std::mt19937 random(5);
  const auto real = [&](double most) {
    return std::uniform_real_distribution<double>(0, most)(random);
  };
  for (int round = 0; round < 300; ++round) {
    DrawList a;
    for (int i = 0; i < 12; ++i) a.add(0, box_at({real(500), real(500)}));
    DrawList b = a;
    for (int change = 0; change < 3; ++change) {
      const auto at = std::ptrdiff_t(random() % (b.entries.size() + 1));
      if (random() % 3 == 0)
        b.entries.insert(b.entries.begin() + at, {0, box_at({real(500), real(500)})});
      else if (at < std::ptrdiff_t(b.entries.size()) && random() % 2)
        b.entries.erase(b.entries.begin() + at);
      else if (at < std::ptrdiff_t(b.entries.size()))
        std::get<Box>(b.entries[std::size_t(at)].item).fill.r = std::uint8_t(random());
    }
    const auto d = difference(a, b);
    for (const auto* from : {&a, &b})
      for (const auto& entry : from->entries) {
        const auto& other = from == &a ? b : a;
        const bool stays =
            std::find(other.entries.begin(), other.entries.end(), entry) != other.entries.end();
        if (!stays) CHECK(covers(d, std::get<Box>(entry.item).centre));
      }
  }
}
