#include "canvas/inset.h"

#include <doctest/doctest.h>

#include <numbers>

#include "canvas/shape.h"

using base::Vec2;
using canvas::drawn_in;
using canvas::Ring;

namespace {

const Ring kSquare{{0, 0}, {100, 0}, {100, 100}, {0, 100}};

/// Two discs of 30 mm whose middles lie so far apart, as one line.
Ring two_discs(double apart) {
  Ring out;
  const double r = 30, half = std::acos(apart / 2 / r);  // where they meet, seen from a middle
  constexpr int kSteps = 40;
  for (int side = 0; side < 2; ++side)
    for (int i = 0; i < kSteps; ++i) {
      const double a = half + (2 * std::numbers::pi - 2 * half) * i / kSteps;
      const Vec2 p = base::turned(Vec2{r, 0}, a) - Vec2{apart / 2, 0};
      out.push_back(side == 0 ? p : p * -1.0);
    }
  return out;
}

double distance_to(const Ring& line, Vec2 p) {
  return canvas::distance_to_line(canvas::Shape{{line}}, p);
}

}  // namespace

TEST_CASE("inset: a square's line lies as far within as asked, with its corners") {
  const auto inner = drawn_in(kSquare, 10);
  REQUIRE(inner);
  CHECK(*inner == Ring{{10, 10}, {90, 10}, {90, 90}, {10, 90}});
}

TEST_CASE("inset: where the line bends outwards it gets a round arc") {
  const Ring angle{{0, 0}, {100, 0}, {100, 50}, {50, 50}, {50, 100}, {0, 100}};
  const auto inner = drawn_in(angle, 10);
  REQUIRE(inner);
  int on_arc = 0;
  for (const Vec2 p : *inner) {
    CHECK(distance_to(angle, p) == doctest::Approx(10));
    on_arc += base::distance(p, {50, 50}) < 10.001;
  }
  CHECK(on_arc >= 5);
}

TEST_CASE("inset: two discs that overlap keep their line's distance, however little they do") {
  for (double apart = 5; apart < 40; apart += 0.37) {
    const Ring line = two_discs(apart);
    const auto inner = drawn_in(line, 12);
    REQUIRE_MESSAGE(inner, apart);
    CHECK_FALSE(canvas::crosses_itself(*inner));
    for (const Vec2 p : *inner) {
      CHECK(distance_to(line, p) > 11.5);
      CHECK(distance_to(line, p) < 12.5);
    }
  }
}

TEST_CASE("inset: what is too narrow is left to the general way") {
  CHECK_FALSE(drawn_in(kSquare, 51));
  CHECK_FALSE(drawn_in({{0, 0}, {100, 0}, {100, 15}, {0, 15}}, 10));
  // Two rooms and a neck of 16 mm between them.
  CHECK_FALSE(drawn_in({{0, 0},
                        {100, 0},
                        {100, 42},
                        {150, 42},
                        {150, 0},
                        {250, 0},
                        {250, 100},
                        {150, 100},
                        {150, 58},
                        {100, 58},
                        {100, 100},
                        {0, 100}},
                       10));
  CHECK_FALSE(drawn_in({{0, 0}, {10, 0}}, 1));
  CHECK_FALSE(drawn_in({}, 1));
}

TEST_CASE("inset: points that lie on one another change nothing") {
  Ring doubled;
  for (const Vec2 p : kSquare) doubled.insert(doubled.end(), {p, p, p});
  CHECK(drawn_in(doubled, 10) == drawn_in(kSquare, 10));
}
