#include "gfx/damage.h"

#include <doctest/doctest.h>

#include <random>

using gfx::merge_damage;
using gfx::RectPx;

namespace {
constexpr RectPx kWindow{0, 0, 1920, 1080};
}

TEST_CASE("damage: nothing stays nothing, and what lies outside is dropped") {
  CHECK(merge_damage({}, kWindow).empty());
  CHECK(merge_damage({{-50, -50, 40, 40}, {2000, 3, 10, 10}, {5, 5, 0, 9}}, kWindow).empty());
  CHECK(merge_damage({{-10, -10, 30, 30}}, kWindow) == std::vector<RectPx>{{0, 0, 20, 20}});
}

TEST_CASE("damage: where a thing was and where it is now become one rectangle") {
  const auto m = merge_damage({{100, 100, 280, 190}, {108, 104, 280, 190}}, kWindow);
  REQUIRE(m.size() == 1);
  CHECK(m[0] == RectPx{100, 100, 288, 194});
}

TEST_CASE("damage: far apart things stay apart") {
  CHECK(merge_damage({{100, 100, 200, 100}, {1500, 800, 200, 100}}, kWindow).size() == 2);
}

TEST_CASE("damage: whatever comes in is covered, within the window, without overlap, and few") {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<RectPx> in;
    const auto n = random() % 60;
    for (std::size_t i = 0; i < n; ++i)
      in.push_back({static_cast<int>(random() % 2100) - 100,
                    static_cast<int>(random() % 1300) - 100, static_cast<int>(random() % 400),
                    static_cast<int>(random() % 300)});
    const auto out = merge_damage(in, kWindow, 20);
    CHECK(out.size() <= 20);
    for (std::size_t i = 0; i < out.size(); ++i) {
      CHECK(kWindow.contains(out[i]));
      CHECK_FALSE(out[i].empty());
      for (std::size_t j = i + 1; j < out.size(); ++j) CHECK_FALSE(out[i].intersects(out[j]));
    }
    for (const RectPx& r : in) {
      long long covered = 0;
      const RectPx seen = r.common(kWindow);
      for (const RectPx& o : out) covered += o.common(seen).area();
      CHECK(covered == seen.area());
    }
  }
}

TEST_CASE("damage: a thousand rectangles take no time to merge") {
  std::vector<RectPx> in;
  for (int i = 0; i < 3000; ++i) in.push_back({(i * 37) % 1900, (i * 91) % 1060, 3, 3});
  CHECK(merge_damage(in, kWindow).size() == 1);
}

TEST_CASE("view: a camera's map and its pixels agree, there and back") {
  canvas::Camera camera;
  camera.centre = {120, -40};
  camera.scale = 2.5;
  camera.window_px = {1280, 720};
  const gfx::View v = gfx::map_view(camera);
  const base::Vec2 p{33, 77};
  CHECK(v.to_px(p).x == doctest::Approx(camera.to_px(p).x));
  CHECK(v.to_px(p).y == doctest::Approx(camera.to_px(p).y));
  const base::Rect r{{10, 10}, {60, 50}};
  const RectPx px = v.to_px(r);
  const base::Rect back = v.to_mm(px);
  CHECK(back.min.x <= r.min.x);
  CHECK(back.max.y >= r.max.y);
  CHECK(back.max.x - r.max.x < 3 / v.scale);
  CHECK(v.to_px(base::Rect{}).empty());
  CHECK(v.to_px(base::Rect{{-1e300, 0}, {1e300, 1}}).contains(RectPx{0, px.y, 10, 1}) == false);
}
