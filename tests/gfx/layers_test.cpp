#include "gfx/layers.h"

#include <doctest/doctest.h>
#include <glad/gl.h>

#include "gfx/golden.h"
#include "gfx/objects.h"

using canvas::Color;
using canvas::DrawList;
using gfx::Layers;
using gfx::RectPx;
using test::pixel;

namespace {

constexpr gfx::View kPixels{{0, 0}, 1};

canvas::Box box(double x, double y, double w, double h, Color fill) {
  canvas::Box b;
  b.centre = {x + w / 2, y + h / 2};
  b.size = {w, h};
  b.fill = fill;
  return b;
}

DrawList pattern() {
  DrawList list;
  for (int i = 0; i < 16; ++i)
    for (int j = 0; j < 12; ++j)
      list.add(0, box(i * 20 + 2, j * 20 + 2, 14, 14,
                      {static_cast<std::uint8_t>(i * 15), static_cast<std::uint8_t>(j * 20), 90}));
  return list;
}

bool same(const gfx::Picture& a, const gfx::Picture& b) { return a.rgba == b.rgba; }

}  // namespace

TEST_CASE("layers: repairing a rectangle changes nothing outside it and all within") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Layers layers(*stage->painter);
  CHECK(layers.resize(320, 240));
  CHECK_FALSE(layers.resize(320, 240));
  layers.repair(layers.all(), test::kGround, pattern(), kPixels);
  const auto before = gfx::read_pixels(layers.still(), layers.all());
  DrawList other;
  other.add(0, box(0, 0, 320, 240, {255, 0, 0}));
  const RectPx part{33, 41, 50, 60};
  layers.repair(part, test::kGround, other, kPixels);
  const auto after = gfx::read_pixels(layers.still(), layers.all());
  for (int y = 0; y < 240; ++y)
    for (int x = 0; x < 320; ++x) {
      const bool in = !part.common({x, y, 1, 1}).empty();
      if (pixel(after, x, y) != (in ? 0xff0000 : pixel(before, x, y))) FAIL(x << " " << y);
    }
  layers.repair(part, test::kGround, pattern(), kPixels);
  CHECK(same(gfx::read_pixels(layers.still(), layers.all()), before));
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("layers: scrolled and repaired it is as if painted anew") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Layers layers(*stage->painter);
  layers.resize(320, 240);
  gfx::View view = kPixels;
  const DrawList list = pattern();
  layers.repair(layers.all(), test::kGround, list, view);
  const int steps[][2] = {{7, 0}, {-13, 4}, {0, -9}, {25, 30}, {-400, 3}, {0, 0}, {-3, -3}};
  for (const auto& s : steps) {
    view.origin_px += base::Vec2{static_cast<double>(s[0]), static_cast<double>(s[1])};
    const auto exposed = layers.scroll(s[0], s[1]);
    for (const RectPx& r : exposed) layers.repair(r, test::kGround, list, view);
    const auto scrolled = gfx::read_pixels(layers.still(), layers.all());
    Layers fresh(*stage->painter);
    fresh.resize(320, 240);
    fresh.repair(fresh.all(), test::kGround, list, view);
    CHECK(same(scrolled, gfx::read_pixels(fresh.still(), fresh.all())));
  }
  CHECK(layers.scroll(-500, 0) == std::vector<RectPx>{layers.all()});
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("layers: stretched from the sharp picture, never from a stretched one") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Layers layers(*stage->painter);
  layers.resize(320, 240);
  const DrawList list = pattern();
  layers.repair(layers.all(), test::kGround, list, kPixels);
  const auto sharp = gfx::read_pixels(layers.still(), layers.all());
  // Smaller: what comes into sight on all sides is to be repaired.
  const auto strips = layers.stretch(0.8, {32, 24});
  long long beside = 0;
  for (const RectPx& r : strips) {
    beside += r.area();
    CHECK_FALSE(r.intersects({32, 24, 256, 192}));
  }
  CHECK(beside == 320 * 240 - 256 * 192);
  // About what painting it anew gives: most pixels alike.
  gfx::View small = kPixels;
  small.scale *= 0.8;
  small.origin_px = kPixels.origin_px * 0.8 + base::Vec2{32, 24};
  for (const RectPx& r : strips) layers.repair(r, test::kGround, list, small);
  const auto soft = gfx::read_pixels(layers.still(), layers.all());
  Layers fresh(*stage->painter);
  fresh.resize(320, 240);
  fresh.repair(fresh.all(), test::kGround, list, small);
  const auto anew = gfx::read_pixels(fresh.still(), fresh.all());
  int far = 0;
  for (std::size_t i = 0; i < soft.rgba.size(); ++i)
    if (std::abs(int(soft.rgba[i]) - int(anew.rgba[i])) > 60) ++far;
  CHECK(far < int(soft.rgba.size() / 50));
  CHECK_FALSE(same(soft, sharp));
  // Larger covers all; back at the start it is the sharp picture, pixel by pixel.
  CHECK(layers.stretch(1.3, {-48, -36}).empty());
  CHECK(layers.stretch(1, {0, 0}).empty());
  CHECK(same(gfx::read_pixels(layers.still(), layers.all()), sharp));
  // Painted anew it is where the next one starts.
  layers.repair(layers.all(), test::kGround, list, small);
  layers.sharpened();
  CHECK(layers.stretch(1, {0, 0}).empty());
  CHECK(same(gfx::read_pixels(layers.still(), layers.all()), anew));
  CHECK(layers.stretch(1, {1000, 0}) == std::vector<RectPx>{layers.all()});
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("layers: composing shows the still layer, what is held over it, and the interface last") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Layers layers(*stage->painter);
  layers.resize(320, 240);
  const DrawList list = pattern();
  layers.repair(layers.all(), test::kGround, list, kPixels);
  const auto still = gfx::read_pixels(layers.still(), layers.all());
  DrawList held;
  held.add(0, box(100, 100, 60, 40, {0, 0, 255}));
  for (const bool top_down : {true, false}) {
    gfx::Offscreen sheet(320, 240);
    gfx::Target window = sheet.target();
    window.top_down = top_down;
    stage->painter->fill(window, window.all(), {0, 0, 0});
    const RectPx damage[] = {{90, 90, 80, 60}, {200, 10, 30, 30}};
    const Layers::Over over[] = {{&held, kPixels}};
    int asked = 0;
    layers.compose(window, damage, over, [&](const gfx::Target&, std::span<const RectPx> rects) {
      ++asked;
      CHECK(rects.size() == 2);
      stage->painter->fill(window, {110, 110, 5, 5}, {0, 255, 0});
    });
    CHECK(asked == 1);
    const auto seen = gfx::read_pixels(window, window.all());
    for (int y = 0; y < 240; ++y)
      for (int x = 0; x < 320; ++x) {
        const RectPx here{x, y, 1, 1};
        unsigned want = 0;
        if (here.intersects(damage[0]) || here.intersects(damage[1])) want = pixel(still, x, y);
        if (here.intersects({100, 100, 60, 40})) want = 0x0000ff;
        if (here.intersects({110, 110, 5, 5})) want = 0x00ff00;
        if (pixel(seen, x, y) != want) FAIL(x << " " << y << " " << top_down);
      }
  }
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("layers: a translucent held thing looks the same however its damage is cut up") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Layers layers(*stage->painter);
  layers.resize(320, 240);
  layers.repair(layers.all(), test::kGround, pattern(), kPixels);
  DrawList held;
  auto b = box(100, 80, 90, 60, {200, 30, 30, 120});
  b.shadow = 6;
  b.turn = 0.3;
  held.add(0, b);
  const Layers::Over over[] = {{&held, kPixels}};
  gfx::Offscreen whole(320, 240), parts(320, 240);
  const RectPx all = whole.target().all();
  layers.compose(whole.target(), std::span(&all, 1), over);
  const auto cut = gfx::merge_damage(
      {{0, 0, 150, 120}, {100, 60, 220, 180}, {0, 120, 100, 120}, {150, 0, 170, 60}}, all);
  layers.compose(parts.target(), cut, over);
  const auto a = gfx::read_pixels(whole.target(), all), c = gfx::read_pixels(parts.target(), all);
  CHECK(same(a, c));
}

TEST_CASE("layers: without a size nothing happens") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Layers layers(*stage->painter);
  CHECK_FALSE(layers.resize(0, 100));
  layers.repair({0, 0, 50, 50}, test::kGround, pattern(), kPixels);
  CHECK(layers.scroll(3, 3).empty());
  CHECK(layers.all().empty());
  CHECK(glGetError() == GL_NO_ERROR);
}
