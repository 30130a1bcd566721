// The view gives way to open panels and comes back.
#include <doctest/doctest.h>

#include <random>

#include "canvas/scene.h"
#include "tools/free_rect.h"
#include "tools/toolbox.h"
#include "tools/tools_desk.h"

using base::Rect;
using base::Vec2;

namespace {

struct Round : support::ToolsDesk {
  tools::Toolbox table{desk};

  Round() : ToolsDesk(4) { desk.bar_px = 60; }
  void wait(double s) {
    for (; s > 1e-9; s -= 0.01) {
      clock.advance(0.01);
      table.tick(clock.now_s());
    }
  }
  void covers(std::vector<Rect> px) {
    desk.covered_px = std::move(px);
    wait(0.6);
  }
  Rect seen(base::Id card) const {
    const Rect box = model::shape_of(board().cards.at(card)).bounds();
    return {camera.to_px(box.min), camera.to_px(box.max)};
  }
  void finger(input::Phase phase, Vec2 px) {
    table.feed({.finger = 1, .phase = phase, .pos_px = px, .time_s = clock.now_s()});
  }
};

const Rect kPanel{{500, 560}, {1400, 1020}};

}  // namespace

TEST_CASE("aside: the view gives way to a panel over a card, and comes back as it was") {
  Round t;
  const base::Id a = t.card({0, 60}), b = t.card({-90, 20});
  const canvas::Camera home = t.camera;
  REQUIRE(t.seen(a).intersects(kPanel));
  t.covers({kPanel});
  for (const base::Id card : {a, b}) {
    CHECK_FALSE(t.seen(card).intersects(kPanel));
    CHECK(t.desk.table().united(model::shape_of(t.board().cards.at(card)).bounds()) ==
          t.desk.table());
  }
  CHECK(t.camera.scale == home.scale);  // there is room beside it
  t.covers({});
  CHECK(t.camera == home);
}

TEST_CASE("aside: where there is no room beside the panels the map is smaller, but readable") {
  Round t;
  std::vector<base::Id> cards;
  for (int x = -2; x <= 2; ++x)
    for (int y = -1; y <= 0; ++y) cards.push_back(t.card({x * 85.0, y * 60.0 + 40}));
  const canvas::Camera home = t.camera;
  t.covers({kPanel, {{500, 0}, {1400, 300}}});
  CHECK(t.camera.scale < home.scale);
  CHECK(t.camera.zoom() > 0.4);
  for (const base::Id card : cards) CHECK_FALSE(t.seen(card).intersects(kPanel));
  t.covers({kPanel});
  t.covers({});
  CHECK(t.camera == home);
}

TEST_CASE("aside: where panels leave a strip alone it shows what of the map can be read there") {
  Round t;
  std::vector<base::Id> cards;
  for (int x = -2; x <= 2; ++x)
    for (int y = -2; y <= 2; ++y) cards.push_back(t.card({x * 85.0, y * 50.5 - 7}));
  const canvas::Camera home = t.camera;
  const Rect above{{0, 0}, {1920, 430}}, below{{0, 530}, {1920, 1020}},
      strip{{0, 430}, {1920, 530}};
  const auto within = [&] {
    return std::ranges::count_if(
        cards, [&](base::Id id) { return strip.grown(0.1).common(t.seen(id)) == t.seen(id); });
  };
  t.covers({above, below});
  CHECK(t.camera.zoom() == doctest::Approx(0.33));
  CHECK(within() == 5);
  // Where not even one card has room, nothing is won by going.
  t.covers({{{0, 0}, {1920, 470}}, below});
  const canvas::Camera strip_camera = t.camera;
  t.covers({{{0, 0}, {1920, 500}}, below});
  CHECK(t.camera == strip_camera);
  t.covers({});
  CHECK(t.camera == home);
}

TEST_CASE("aside: of many ways to move things into too small a room the shortest shows most") {
  std::mt19937 random(3);
  const auto in = [&](double low, double high) {
    return std::uniform_real_distribution<>(low, high)(random);
  };
  const auto count = [](const std::vector<Rect>& things, const Rect& free, Vec2 by) {
    return std::ranges::count_if(
        things, [&](const Rect& r) { return free.grown(1e-6).common(r.moved(by)) == r.moved(by); });
  };
  for (int n = 0; n < 200; ++n) {
    std::vector<Rect> things;
    for (int k = 0; k < 12; ++k) {
      const Vec2 at{in(0, 500), in(0, 300)};
      things.push_back({at, at + Vec2{60, 40}});
    }
    const Rect strip{{0, 100}, {600, 100 + in(20, 200)}};
    const auto by = tools::most_within(things, strip);
    if (strip.height() < 40) {
      CHECK_FALSE(by);
      continue;
    }
    REQUIRE(by);
    // All have room across it: no way along shows more.
    const auto most = count(things, strip, *by);
    for (double y = -300; y < 300; y += 3) CHECK(count(things, strip, {0, y}) <= most);
  }
  CHECK_FALSE(tools::most_within({}, {{0, 0}, {10, 10}}));
}

TEST_CASE("aside: a free place in the middle is taken that is nearly as good as one at the side") {
  const Rect table{{0, 0}, {1080, 1850}};
  const std::vector<Rect> handles{{{0, 850}, {49, 1000}},
                                  {{1031, 850}, {1080, 1000}},
                                  {{450, 0}, {630, 49}},
                                  {{450, 1801}, {630, 1850}}};
  const base::Size flat{1600, 900};
  CHECK(tools::free_rect(table, handles, flat).width() == 1080);
  const Rect middle = tools::free_rect(table, handles, flat, 0.89);
  CHECK(middle == Rect{{49, 49}, {1031, 1801}});
}

TEST_CASE("aside: nothing moves where nothing is hidden, nor while a finger is on the table") {
  Round t;
  const base::Id a = t.card({-150, -80});
  const canvas::Camera home = t.camera;
  t.covers({kPanel});
  CHECK(t.camera == home);
  const base::Id b = t.card({0, 60});
  t.finger(input::Phase::down, {60, 400});
  t.covers({kPanel, {{0, 0}, {40, 40}}});
  CHECK(t.camera == home);
  t.finger(input::Phase::up, {60, 400});
  t.wait(0.6);
  CHECK_FALSE(t.seen(b).intersects(kPanel));
  CHECK_FALSE(t.seen(a).intersects(kPanel));
}

TEST_CASE("aside: a drawer and a sheet beside the map are given way to, too, and it comes back") {
  Round t;
  const base::Id low = t.card({-90, 90}), right = t.card({200, -40});
  const canvas::Camera home = t.camera;
  t.desk.bar_px = 360;
  t.wait(0.6);
  CHECK(t.seen(low).max.y < 1080 - 360);
  t.desk.bar_px = 60;
  t.wait(0.6);
  CHECK(t.camera == home);
  t.desk.beside_px = {{1300, 0}, {1920, 1020}};
  t.wait(0.6);
  CHECK(t.seen(right).max.x < 1300);
  CHECK(t.seen(low).min.x > 0);
  t.desk.beside_px = {};
  t.wait(0.6);
  CHECK(t.camera == home);
}

TEST_CASE("aside: a view that somebody moved since stays where they moved it") {
  Round t;
  t.card({0, 60});
  t.covers({kPanel});
  t.table.view().pan({0, 20});
  const canvas::Camera theirs = t.camera;
  t.covers({});
  CHECK(t.camera == theirs);
}

TEST_CASE(
    "aside: a free rectangle meets nothing covered and lies on the table, whatever lies there") {
  std::mt19937 random(11);
  const auto in = [&](double low, double high) {
    return std::uniform_real_distribution<>(low, high)(random);
  };
  const Rect table{{0, 0}, {1920, 1020}};
  for (int n = 0; n < 300; ++n) {
    std::vector<Rect> covered;
    for (int k = 0; k < n % 9; ++k) {
      const Vec2 at{in(-100, 1900), in(-100, 1000)};
      covered.push_back({at, at + Vec2{in(1, 900), in(1, 600)}});
    }
    const base::Size content{in(1, 3000), in(1, 2000)};
    const Rect free = tools::free_rect(table, covered, content);
    if (free.empty()) continue;
    CHECK(table.united(free) == table);
    for (const Rect& r : covered) CHECK_FALSE(r.intersects(free.grown(-1e-9)));
    // No larger square fits round it anywhere near: grown to any one side it meets something.
    for (const Vec2 way : {Vec2{1, 0}, Vec2{-1, 0}, Vec2{0, 1}, Vec2{0, -1}}) {
      Rect more = free;
      (way.x + way.y > 0 ? more.max : more.min) += way;
      const bool met = !(table.united(more) == table) ||
                       std::ranges::any_of(
                           covered, [&](const Rect& r) { return r.intersects(more.grown(-1e-9)); });
      CHECK(met);
    }
  }
}
