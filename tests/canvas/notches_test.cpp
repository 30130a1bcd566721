#include "canvas/notches.h"

#include <doctest/doctest.h>

#include <cmath>

#include "canvas/outline.h"
#include "canvas/shape.h"

using namespace canvas;
using base::TurnedRect;
using base::Vec2;

namespace {

constexpr base::Size kCard{75, 50};

/// How often the line bends inwards.
int bends_in(const Ring& line) {
  double twice = 0;
  const std::size_t n = line.size();
  for (std::size_t i = 0; i < n; ++i) twice += cross(line[i], line[(i + 1) % n]);
  int count = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const Vec2 in = line[i] - line[(i + n - 1) % n], out = line[(i + 1) % n] - line[i];
    const double bend = std::atan2(cross(in, out), dot(in, out)) * (twice < 0 ? -1 : 1);
    count += bend < -0.01;
  }
  return count;
}

}  // namespace

TEST_CASE(
    "notches: side by side, however far the gap that is closed, the line runs straight across") {
  for (const double gap : {1.0, 6.0, 12.0, 18.0, 23.0}) {
    std::vector<TurnedRect> cards;
    for (int x = 0; x < 4; ++x)
      for (int y = 0; y < 3; ++y)
        cards.push_back({{x * (kCard.w + gap), y * (kCard.h + gap)}, kCard, 0});
    const auto shape = island_outline(cards, {}, 8);
    REQUIRE(shape);
    CHECK_MESSAGE(bends_in(shape->rings[0]) == 0, gap);
  }
}

TEST_CASE("notches: rows laid by hand, a few millimetres off, bend nowhere inwards") {
  std::vector<TurnedRect> cards;
  for (int y = 0; y < 4; ++y)
    cards.push_back({{y % 2 * 3.0, y * (kCard.h + 10)}, kCard, 0.01 * (y % 3)});
  CHECK(bends_in(island_outline(cards, {}, 8)->rings[0]) == 0);
}

TEST_CASE("notches: bays and steps stay, and all that lay within still does") {
  const Ring step{{0, 0}, {200, 0}, {200, 40}, {100, 40}, {100, 100}, {0, 100}};
  CHECK(without_notches(step) == step);
  const Ring bay{{0, 0},    {200, 0}, {200, 100}, {110, 100},
                 {110, 80}, {90, 80}, {90, 100},  {0, 100}};
  CHECK(without_notches(bay) == bay);
  const Ring notch{{0, 0}, {200, 0}, {200, 100}, {110, 100}, {100, 95}, {90, 100}, {0, 100}};
  const Ring even = without_notches(notch);
  CHECK(even.size() < notch.size());
  CHECK(bends_in(even) == 0);
  for (const Vec2 p : notch)
    CHECK((contains(Shape{{even}}, p) || distance_to_line(Shape{{even}}, p) < 1e-6));
}

TEST_CASE("notches: an empty line, a point, a triangle") {
  CHECK(without_notches({}).empty());
  CHECK(without_notches({{1, 1}}).size() == 1);
  CHECK(without_notches({{0, 0}, {10, 0}, {0, 10}}).size() == 3);
  CHECK(without_notches({{0, 0}, {0, 0}, {0, 0}, {0, 0}}).size() == 4);
}
