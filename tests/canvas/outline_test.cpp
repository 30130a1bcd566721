#include "canvas/outline.h"

#include <doctest/doctest.h>

#include <chrono>
#include <numbers>
#include <random>

#include "canvas/corridors.h"
#include "canvas/joins.h"
#include "canvas/shape.h"

using namespace canvas;
using base::TurnedRect;
using Cards = std::vector<TurnedRect>;

namespace {

constexpr Size kCard{75, 50};

Cards ring_of(int n, double gap) {
  Cards out;
  const double r = std::max(200.0, n * (kCard.w + gap) / (2 * std::numbers::pi));
  for (int i = 0; i < n; ++i) {
    const double a = 2 * std::numbers::pi * i / n;
    out.push_back({{r * std::cos(a), r * std::sin(a)}, kCard, a});
  }
  return out;
}

Cards scattered(int n, double over, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(-over / 2, over / 2), turn(-3, 3);
  Cards out;
  for (int i = 0; i < n; ++i) out.push_back({{place(random), place(random)}, kCard, turn(random)});
  return out;
}

Cards row(int n, Vec2 step) {
  Cards out;
  for (int i = 0; i < n; ++i) out.push_back({step * i, kCard, 0});
  return out;
}

void check_holds_all(const Cards& cards, const char* what) {
  const auto shape = island_outline(cards, {}, 8);
  REQUIRE(shape);
  CHECK_MESSAGE(shape->rings.size() == 1, what);
  for (const TurnedRect& card : cards)
    for (int k = 0; k < 4; ++k) {
      CHECK_MESSAGE(contains(*shape, card.corner(k)), what);
      CHECK_MESSAGE(distance_to_line(*shape, card.corner(k)) > 7, what);
    }
}

double enclosed(const Shape& shape) {
  double twice = 0;
  const Ring& ring = shape.rings[0];
  for (std::size_t i = 0; i < ring.size(); ++i)
    twice += base::cross(ring[i], ring[(i + 1) % ring.size()]);
  return std::abs(twice) / 2;
}

}  // namespace

TEST_CASE("outline: one line round all, however the cards lie") {
  check_holds_all(ring_of(63, 60), "a ring of 63");
  check_holds_all(ring_of(120, 200), "a ring of 120");
  check_holds_all(ring_of(294, 45), "a ring of 294");
  check_holds_all(row(200, {300, 0}), "far apart on one line");
  check_holds_all(row(200, {0, 92}), "under one another");
  check_holds_all(row(200, {101, 76}), "touching by the corners");
  check_holds_all(row(200, {0.3, 0.2}), "nearly on one spot");
  check_holds_all(row(200, {}), "on one spot");
  check_holds_all(scattered(200, 0, 1), "turned on one spot");
  for (unsigned seed = 1; seed < 12; ++seed)
    for (const double over : {150.0, 600.0, 1500.0, 5000.0, 90000.0})
      check_holds_all(scattered(4 + int(seed) * 5, over, seed), "scattered");
}

TEST_CASE("outline: more cards than one tree joins at once are one island, too") {
  check_holds_all(ring_of(900, 70), "a ring of 900");
  check_holds_all(scattered(900, 12000, 3), "900 scattered");
}

TEST_CASE("outline: 300 cards far apart cost thousandths of a second, not minutes") {
  // The square of the number would still be well within this, its cube far beyond.
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 4; ++i) REQUIRE(island_outline(ring_of(300, 100), {}, 8));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(4));
}

TEST_CASE("outline: a corridor is as wide as ever and no wider") {
  const auto shape = island_outline({{{0, 0}, kCard, 0}, {{1000, 0}, kCard, 0}}, {}, 8);
  REQUIRE(shape);
  const Ring& ring = shape->rings[0];
  for (const double x : {200.0, 500.0, 800.0}) {
    double low = 1e9, high = -1e9;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
      if ((a.x > x) == (b.x > x)) continue;
      const double y = a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
      low = std::min(low, y), high = std::max(high, y);
    }
    CHECK(high - low == doctest::Approx(10).epsilon(0.01));
  }
  const double alone = enclosed(*island_outline({{{0, 0}, kCard, 0}}, {}, 8));
  CHECK(enclosed(*shape) == doctest::Approx(2 * alone + 909 * 10).epsilon(0.02));
}

TEST_CASE("outline: islands far apart in an island, and cards among them") {
  std::vector<std::shared_ptr<const Shape>> inner;
  for (int i = 0; i < 30; ++i)
    inner.push_back(island_outline(
        {{{i * 400.0, 0}, kCard, 0.1 * i}, {{i * 400.0, (i % 5) * 120.0}, kCard, 0}}, {}, 8));
  const auto outer = island_outline({{{-300, 900}, kCard, 0}, {{6000, 700}, kCard, 1}}, inner, 8);
  REQUIRE(outer);
  CHECK(outer->rings.size() == 1);
  for (const auto& shape : inner)
    for (const Vec2 p : shape->rings[0]) {
      CHECK(contains(*outer, p));
      CHECK(distance_to_line(*outer, p) > 7);
    }
}

TEST_CASE("joins: the bridges are the shortest that join all") {
  const std::vector<Ring> squares{{{0, 0}, {10, 0}, {10, 10}, {0, 10}},
                                  {{30, 0}, {40, 0}, {40, 10}, {30, 10}},
                                  {{0, 25}, {10, 25}, {10, 35}, {0, 35}},
                                  {{35, 5}, {45, 5}, {45, 15}, {35, 15}}};
  const auto bridges = bridges_between(squares);
  REQUIRE(bridges.size() == 3);
  double all = 0;
  for (const Bridge& b : bridges) {
    all += b.length;
    CHECK(base::distance(b.from, b.to) == doctest::Approx(b.length));
  }
  CHECK(all == doctest::Approx(20 + 15 + 0));
  CHECK(bridges_between({}).empty());
  CHECK(bridges_between({squares[0]}).empty());
}

TEST_CASE("corridors: where ways do not fit nothing is made") {
  // The second lies within reach of the first one's wall already.
  const std::vector<Ring> lines{{{0, 0}, {100, 0}, {100, 100}, {0, 100}},
                                {{101, 0}, {200, 0}, {200, 100}, {101, 100}}};
  CHECK_FALSE(joined_by_corridors(lines, {{0, 1, {{92, 50}, {109, 50}, 17, 0, 1}}}, {8, 5, 12}));
}
