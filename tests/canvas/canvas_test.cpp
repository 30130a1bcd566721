#include <doctest/doctest.h>

#include <numbers>
#include <random>

#include "canvas/camera.h"
#include "canvas/layers.h"
#include "canvas/outline.h"
#include "canvas/picture_layers.h"
#include "canvas/relation.h"
#include "canvas/shape.h"

using namespace canvas;
using base::TurnedRect;

TEST_CASE("camera: a point on the map and its pixel name one another") {
  Camera c;
  c.centre = {120, -40};
  c.scale = 2.5;
  const Vec2 px = c.to_px({33, 44});
  CHECK(base::distance(c.to_map(px), {33, 44}) < 1e-9);
}

TEST_CASE("camera: zooming keeps the point under the fingers and stops at the limits") {
  Camera c;
  const Vec2 px{300, 900};
  const Vec2 before = c.to_map(px);
  c = zoomed(c, 1.7, px);
  CHECK(base::distance(c.to_map(px), before) < 1e-9);
  CHECK(zoomed(c, 1e9, px).zoom() == doctest::Approx(kMaxZoom));
  CHECK(zoomed(c, 1e-9, px).zoom() == doctest::Approx(kMinZoom));
}

TEST_CASE("camera: fit shows the whole map above the bar, never larger than life") {
  Camera c;
  const Rect map{{-1000, -200}, {3000, 900}};
  const Rect free{{40, 40}, {c.window_px.w - 40, c.window_px.h - 100}};
  c = fitted(c, map, free);
  CHECK(c.to_px(map.min).x >= 39);
  CHECK(c.to_px(map.max).x <= c.window_px.w - 39);
  CHECK(c.to_px(map.max).y <= c.window_px.h - 60);
  CHECK(fitted(c, Rect::around({5, 5}, {10, 10}), free).zoom() == doctest::Approx(1));
  CHECK(fitted(c, Rect{}, free).centre == Vec2{0, 0});
}

TEST_CASE("camera: the map cannot be pushed out of sight") {
  Camera c;
  c.centre = {1e6, -1e6};
  const Rect map{{0, 0}, {500, 300}};
  c = kept_near(c, map);
  CHECK(c.view().intersects(map));
}

TEST_CASE("layers: things apart share a layer, a thing above another lies higher") {
  const std::vector<Rect> apart{Rect::around({0, 0}, {75, 50}), Rect::around({100, 0}, {75, 50}),
                                Rect::around({200, 0}, {75, 50})};
  CHECK(overlap_layers(apart) == std::vector<std::uint32_t>{0, 0, 0});
  const std::vector<Rect> chain{Rect::around({0, 0}, {75, 50}), Rect::around({60, 0}, {75, 50}),
                                Rect::around({120, 0}, {75, 50}), Rect::around({500, 0}, {75, 50})};
  CHECK(overlap_layers(chain) == std::vector<std::uint32_t>{0, 1, 2, 0});
}

TEST_CASE("layers: in a random heap whatever overlaps is ordered") {
  std::mt19937 random(3);
  std::vector<Rect> heap;
  for (int i = 0; i < 300; ++i)
    heap.push_back(Rect::around({double(random() % 600), double(random() % 400)}, {75, 50}));
  const auto layers = overlap_layers(heap);
  for (std::size_t i = 0; i < heap.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (heap[i].intersects(heap[j])) CHECK(layers[i] > layers[j]);
}

TEST_CASE("layers: each kind has its range, and nothing is drawn beyond its own") {
  CHECK(kStillLayers.islands.at(model::kMaxDepth) < kStillLayers.relations.first);
  CHECK(kStillLayers.relations.at(1) < kStillLayers.cards);
  const HeldLayers held(40);
  CHECK(held.islands.first == 40);
  CHECK(held.islands.at(model::kMaxDepth) < held.cards);
  CHECK(kHeldRelations.at(1) < HeldLayers(kHeldRelations.end).islands.first);
  DrawList list;
  CHECK(layer_above(list, 66) == 66);
  list.add(80, Box{});
  list.add(70, Icon{"x", {}, 8, 0, {}});
  list.add(70, Box{});
  CHECK(layer_above(list, 66) == 81);
  CHECK(layer_above(list, 66, 1) == 71);
  sort_by_layer(list);
  CHECK(std::holds_alternative<Icon>(list.entries[0].item));
  CHECK(list.entries[2].layer == 80);
}

TEST_CASE("outline: one smooth ring that holds every corner of every member with its margin") {
  const std::vector<TurnedRect> cards{
      {{0, 0}, {75, 50}, 0.2}, {{90, 20}, {75, 50}, 0}, {{40, 80}, {75, 50}, -1}};
  const auto shape = island_outline(cards, {}, 8);
  REQUIRE(shape);
  CHECK(shape->rings.size() == 1);
  for (const auto& card : cards)
    for (int k = 0; k < 4; ++k) {
      CHECK(contains(*shape, card.corner(k)));
      CHECK(distance_to_line(*shape, card.corner(k)) > 7);
    }
  // Smooth: no turn between neighbouring edges is sharp.
  const auto& ring = shape->rings[0];
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()], c = ring[(i + 2) % ring.size()];
    const Vec2 u = b - a, v = c - b;
    CHECK(std::abs(std::atan2(cross(u, v), dot(u, v))) < 0.8);
  }
}

TEST_CASE("outline: far members are joined into one ring") {
  const auto shape = island_outline(
      {{{0, 0}, {75, 50}, 0}, {{600, 300}, {75, 50}, 0}, {{-400, 500}, {75, 50}, 1}}, {}, 8);
  REQUIRE(shape);
  CHECK(shape->rings.size() == 1);
  CHECK(contains(*shape, {0, 0}));
  CHECK(contains(*shape, {600, 300}));
  CHECK(contains(*shape, {-400, 500}));
  CHECK_FALSE(contains(*shape, {600, -200}));
}

TEST_CASE("outline: members that touch by their corners only stay in one ring") {
  for (const double apart : {24.0, 26.0, 27.5, 28.2, 29.0, 40.0}) {
    const auto shape =
        island_outline({{{0, 0}, {75, 50}, 0}, {{75 + apart, 50 + apart}, {75, 50}, 0}}, {}, 8);
    REQUIRE(shape);
    CHECK_MESSAGE(shape->rings.size() == 1, apart);
  }
}

TEST_CASE("outline: an island round an island keeps its distance; none without members") {
  const auto inner = island_outline({{{0, 0}, {75, 50}, 0}}, {}, 8);
  const auto outer = island_outline({{{200, 0}, {75, 50}, 0}}, {inner}, 8);
  REQUIRE(outer);
  for (const Vec2 p : inner->rings[0]) CHECK(distance_to_line(*outer, p) > 7);
  CHECK(island_outline({}, {}, 8) == nullptr);
}

TEST_CASE("outline: a line from the middle leaves through the edge") {
  const Shape square{{{{-10, -10}, {10, -10}, {10, 10}, {-10, 10}}}};
  const Vec2 out = exit_point(square, {0, 0}, {100, 0});
  CHECK(out.x == doctest::Approx(10));
  CHECK(exit_point(square, {0, 0}, {5, 0}) == Vec2{0, 0});
}

TEST_CASE("relation: each of the nine kinds is drawn in its own way") {
  std::vector<std::string> seen;
  for (int k = 0; k < 9; ++k) {
    DrawList list;
    draw_relation_line(list, 0, model::RelationKind(k), {0, 0}, {100, 0}, 1, {});
    CHECK_FALSE(list.entries.empty());
    seen.push_back(to_text(list));
    for (int j = 0; j < k; ++j) CHECK(seen[std::size_t(j)] != seen.back());
  }
}
