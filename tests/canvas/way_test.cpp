// Ways over the map, how they are found round obstacles, and the nine kinds drawn along them.
#include "canvas/way.h"

#include <doctest/doctest.h>

#include <optional>

#include "canvas/line_words.h"
#include "canvas/relation.h"
#include "canvas/way_finder.h"

using namespace canvas;

namespace {

constexpr Rect kEverywhere{{-5000, -5000}, {5000, 5000}};

std::optional<Way> way_round(const std::vector<Wall>& walls, Vec2 from, Vec2 to,
                             const WayFinder::Effort& effort = {}) {
  std::vector<const Wall*> all;
  for (const Wall& wall : walls) all.push_back(&wall);
  return WayFinder({from}, {to}, all, kEverywhere).find(effort);
}

Wall block(Vec2 centre, base::Size size, double turn = 0) {
  return wall_round(base::TurnedRect{centre, size, turn}, 3);
}

}  // namespace

TEST_CASE("way: its length, points, parts, and how far off something is") {
  const Way way{{0, 0}, {30, 0}, {30, 40}};
  CHECK(length_of(way) == 70);
  CHECK(point_at(way, 10).at == Vec2{10, 0});
  CHECK(point_at(way, 50).at == Vec2{30, 20});
  CHECK(point_at(way, 50).along == Vec2{0, 1});
  CHECK(point_at(way, -5).at == Vec2{0, 0});
  CHECK(point_at(way, 500).at == Vec2{30, 40});
  CHECK(part_of(way, 20, 40) == Way{{20, 0}, {30, 0}, {30, 10}});
  CHECK(part_of(way, 20, 20).empty());
  CHECK(distance_to(way, {40, 20}) == 10);
  CHECK(distance_to(way, {-3, 4}) == 5);
  CHECK(bounds_of(way) == Rect{{0, 0}, {30, 40}});
}

TEST_CASE("way: with round corners it begins and ends where it did, and bends nowhere sharply") {
  const Way way{{0, 0}, {100, 0}, {100, 100}, {110, 100}};
  const Way smooth = rounded(way, 12);
  CHECK(smooth.front() == way.front());
  CHECK(smooth.back() == way.back());
  for (std::size_t i = 2; i < smooth.size(); ++i) {
    const Vec2 a = smooth[i - 1] - smooth[i - 2], b = smooth[i] - smooth[i - 1];
    CHECK(dot(a, b) > 0.85 * base::length(a) * base::length(b));
  }
  for (const Vec2 p : smooth) CHECK(distance_to(way, p) < 6);
}

TEST_CASE("way: what runs beside it keeps its distance") {
  const Way smooth = rounded({{0, 0}, {100, 0}, {100, 100}}, 12);
  for (const double apart : {-2.0, 2.0})
    for (const Vec2 p : beside(smooth, apart))
      CHECK(distance_to(smooth, p) == doctest::Approx(2).epsilon(0.02));
  // Turning back on itself it stays finite.
  for (const Vec2 p : beside({{0, 0}, {10, 0}, {0, 0}}, 2)) CHECK(base::is_finite(p));
}

TEST_CASE("way finder: the shortest way round, and none through a wall") {
  const Vec2 from{-200, 0}, to{200, 0};
  CHECK(way_round({}, from, to) == Way{from, to});
  const auto one = way_round({block({0, 10}, {60, 60})}, from, to);
  REQUIRE(one);
  CHECK(one->size() == 4);
  // On the nearer side, over its two corners.
  CHECK((*one)[1].y == doctest::Approx(-23).epsilon(0.01));
  CHECK((*one)[1].x == doctest::Approx(-33).epsilon(0.01));
  // Through the gap between two, as soon as it is wide enough for both walls.
  const auto gap = [&](double width) {
    return way_round({block({0, -100}, {40, 200 - width}), block({0, 100}, {40, 200 - width})},
                     from, to);
  };
  CHECK(length_of(*gap(8)) < 401);
  CHECK(length_of(*gap(5)) > 430);
  // Walled in.
  const std::vector<Wall> yard{block({0, -80}, {200, 20}), block({0, 80}, {200, 20}),
                               block({-100, 0}, {20, 180}), block({100, 0}, {20, 180})};
  CHECK_FALSE(way_round(yard, {0, 0}, to));
  // Too long, or found too late.
  CHECK_FALSE(way_round({block({0, 10}, {60, 60})}, from, to, {401, 2500, 1.1, 0}));
  CHECK_FALSE(way_round({block({0, 10}, {60, 60})}, from, to, {1e9, 1, 1.1, 0}));
}

TEST_CASE("way finder: beside another way where there is room") {
  const std::vector<Wall> walls{block({0, 10}, {60, 60})};
  const auto near = way_round(walls, {-200, 0}, {200, 0});
  const auto apart = way_round(walls, {-200, 0}, {200, 0}, {1e9, 2500, 1.1, 4});
  REQUIRE((near && apart));
  REQUIRE(near->size() == apart->size());
  CHECK((*apart)[1].y == doctest::Approx((*near)[1].y - 4).epsilon(0.01));
  const std::vector<Wall> narrow{block({0, 10}, {60, 60}), block({0, -60}, {60, 68})};
  const auto squeezed = way_round(narrow, {-200, 0}, {200, 0}, {1e9, 2500, 1.1, 4});
  REQUIRE(squeezed);
  for (std::size_t i = 1; i < squeezed->size(); ++i)
    for (const Wall& wall : narrow) CHECK_FALSE(wall.blocks((*squeezed)[i - 1], (*squeezed)[i]));
}

TEST_CASE("wall: round an outline that is bent inwards, with few points and never too near") {
  Shape bay;
  std::vector<Vec2>& ring = bay.rings.emplace_back();
  for (int k = 0; k < 100; ++k) {
    const double a = k * 0.0628, r = 100 - 55 * std::exp(-8 * (a - 3) * (a - 3));
    ring.push_back({r * std::cos(a), r * std::sin(a)});
  }
  const Wall wall = wall_round(bay, 3);
  CHECK(wall.ring.size() < 40);
  CHECK_FALSE(wall.convex);
  for (const Vec2 p : ring) CHECK(wall.contains(p));
  CHECK_FALSE(wall.contains({-85, 15}));
  CHECK(wall.blocks({-300, 0}, {300, 0}));
  CHECK_FALSE(wall.blocks({-300, 120}, {300, 120}));
}

TEST_CASE("relation: all nine kinds follow a bent way, with their signs on it") {
  const Way way = rounded({{0, 0}, {100, 0}, {100, 100}}, 12);
  for (int k = 0; k < 9; ++k) {
    CAPTURE(k);
    DrawList list;
    draw_relation_line(list, 0, model::RelationKind(k), way, 1, {});
    bool to_the_end = false;
    for (const auto& entry : list.entries)
      for (const Vec2 p : std::get<Stroke>(entry.item).points) {
        CHECK(distance_to(way, p) < kLineReach);
        to_the_end = to_the_end || base::distance(p, way.back()) < 2;
      }
    CHECK(to_the_end);
  }
}

TEST_CASE("line words: on the line, else beside it, and never far") {
  const Way way = rounded({{0, 0}, {200, 0}, {200, 200}}, 12);
  const WordsPaper paper{{40, 10}, 0, false};
  const BrokenPaper never = [](int) { return std::optional<WordsPaper>(); };
  CHECK(words_place(way, paper, never, {}).at.centre == point_at(way, length_of(way) / 2).at);
  // All along the line something lies above it.
  const std::vector<Rect> others{{{-20, -30}, {230, 4}}, {{202, 0}, {240, 200}}};
  const base::TurnedRect spot = words_place(way, paper, never, others).at;
  for (const Rect& r : others) CHECK_FALSE(r.intersects(spot.bounds()));
  CHECK(distance_to(way, spot.centre) < 30);
  const Rect reach = words_reach(way, paper);
  CHECK(reach.united(spot.bounds()) == reach);
}
