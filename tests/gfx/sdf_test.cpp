#include "gfx/sdf.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using gfx::Contours;
using gfx::distance_field;
using gfx::DistanceField;

namespace {

double distance_at(const DistanceField& f, float spread, int x, int y) {
  const auto v = f.values[static_cast<std::size_t>(y - f.top) * f.width + (x - f.left)];
  return (v - 127.5) / 127.5 * spread;
}

Contours circle(double r, bool clockwise) {
  Contours c(1);
  for (int i = 0; i < 200; ++i) {
    const double t = (clockwise ? 1 : -1) * 2 * std::numbers::pi * i / 200;
    c[0].push_back({static_cast<float>(r * std::cos(t)), static_cast<float>(r * std::sin(t))});
  }
  return c;
}

}  // namespace

TEST_CASE("distance field: of a circle it is the distance to it, inside and out") {
  for (const bool clockwise : {true, false}) {
    const DistanceField f = distance_field(circle(10, clockwise), 4);
    int tested = 0;
    for (int y = f.top; y < f.top + f.height; ++y)
      for (int x = f.left; x < f.left + f.width; ++x) {
        const double want = std::clamp(10 - std::hypot(x + 0.5, y + 0.5), -4.0, 4.0);
        const double got = distance_at(f, 4, x, y);
        if (std::abs(want - got) > 0.05) FAIL("at " << x << " " << y << ": " << got);
        ++tested;
      }
    CHECK(tested >= 28 * 28);
  }
}

TEST_CASE("distance field: a hole of the other direction is outside, one of the same is not") {
  Contours c = circle(12, true);
  c.push_back(circle(5, false)[0]);
  CHECK(distance_at(distance_field(c, 4), 4, 0, 0) < -3);
  c[1] = circle(5, true)[0];
  CHECK(distance_at(distance_field(c, 4), 4, 0, 0) > 3);
}

TEST_CASE("distance field: it ends in values that are far outside") {
  const DistanceField f = distance_field({{{0, 0}, {6, 0}, {6, 3}, {0, 3}}}, 5);
  for (int x = 0; x < f.width; ++x) {
    CHECK(f.values[static_cast<std::size_t>(x)] == 0);
    CHECK(f.values[f.values.size() - 1 - static_cast<std::size_t>(x)] == 0);
  }
}

TEST_CASE("distance field: nothing gives nothing, and a line without area is all outside") {
  CHECK(distance_field({}, 4).values.empty());
  CHECK(distance_field({{}}, 4).values.empty());
  const DistanceField f = distance_field({{{0, 0}, {8, 0}, {0, 0}}}, 4);
  for (const auto v : f.values) CHECK(v <= 128);
}
