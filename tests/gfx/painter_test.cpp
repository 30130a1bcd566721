#include "gfx/painter.h"

#include <doctest/doctest.h>
#include <glad/gl.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "gfx/golden.h"

using canvas::Box;
using canvas::Color;
using canvas::DrawList;
using test::card_at;
using test::kGround;
using test::kInk;
using test::lightness;
using test::pixel;

namespace {

bool near_color(unsigned c, const Color& want, int by = 3) {
  return std::abs(static_cast<int>(c >> 16) - want.r) <= by &&
         std::abs(static_cast<int>(c >> 8 & 255) - want.g) <= by &&
         std::abs(static_cast<int>(c & 255) - want.b) <= by;
}

}  // namespace

TEST_CASE("painter: an empty list paints nothing, a box its colour where it lies") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  auto empty = stage->paint(list, 64, 64);
  CHECK(near_color(pixel(empty, 30, 30), kGround, 0));
  Box b;
  b.centre = {32, 20};
  b.size = {20, 10};
  b.fill = {10, 200, 30};
  list.add(0, b);
  auto painted = stage->paint(list, 64, 64, 1);
  CHECK(near_color(pixel(painted, 32, 20), b.fill, 1));
  CHECK(near_color(pixel(painted, 23, 16), b.fill, 1));
  CHECK(near_color(pixel(painted, 20, 20), kGround, 0));
  CHECK(near_color(pixel(painted, 32, 44), kGround, 0));
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: a half covered pixel is half the colour") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  Box b;
  b.centre = {20.5, 20};
  b.size = {20, 10};
  b.fill = {0, 0, 0};
  list.add(0, b);
  const auto p = stage->paint(list, 64, 64, 1);
  CHECK(lightness(p, 10, 20) == doctest::Approx((246 + 241 + 230) / 6.0).epsilon(0.03));
  CHECK(lightness(p, 11, 20) < 3);
}

TEST_CASE("painter: nothing is painted outside the clips, whichever way up the target is") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  Box b;
  b.centre = {32, 32};
  b.size = {64, 64};
  b.fill = {0, 0, 0};
  list.add(0, b);
  for (const bool top_down : {true, false}) {
    unsigned texture = 0, framebuffer = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 64, 64, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    const gfx::Target target{framebuffer, 64, 64, top_down};
    stage->painter->fill(target, target.all(), kGround);
    const gfx::RectPx clips[] = {{4, 2, 20, 10}, {40, 50, 500, 6}, {70, 70, 5, 5}, {10, 30, 0, 9}};
    stage->painter->paint(target, list, {{0, 0}, 1}, clips);
    const auto p = gfx::read_pixels(target, target.all());
    for (int y = 0; y < 64; ++y)
      for (int x = 0; x < 64; ++x) {
        const bool in = (x >= 4 && x < 24 && y >= 2 && y < 12) || (x >= 40 && y >= 50 && y < 56);
        if (in != (lightness(p, x, y) < 8)) FAIL("at " << x << " " << y);
      }
    CHECK(stage->painter->figures().draw_calls == 2);
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteTextures(1, &texture);
  }
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: higher layers cover lower ones, and a thousand boxes are one draw call") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  for (int i = 0; i < 1000; ++i) {
    Box b;
    b.centre = {static_cast<double>(i % 40), static_cast<double>(i / 40)};
    b.size = {3, 3};
    b.fill = i == 999 ? Color{255, 0, 0} : Color{0, 0, 255};
    list.add(static_cast<std::uint32_t>(i), b);
  }
  const auto p = stage->paint(list, 64, 64, 1);
  CHECK(stage->painter->figures().draw_calls == 1);
  CHECK(stage->painter->figures().boxes == 1000);
  CHECK(near_color(pixel(p, 39, 24), {255, 0, 0}, 1));
}

TEST_CASE("painter: in one layer areas lie under strokes, those under boxes, those under texts") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  const auto words = stage->typesetter->layout("■", {.em = 8}, 0, 100);
  list.add(3, canvas::Text{words, {11, 11}, {0, 0}, 0, {255, 255, 255}});
  Box b;
  b.centre = {15, 15};
  b.size = {16, 16};
  b.fill = {0, 0, 255};
  list.add(3, b);
  list.add(3, canvas::Stroke{{{0, 15}, {30, 15}}, 4, {0, 255, 0}, false, 0});
  auto shape = std::make_shared<canvas::Shape>();
  shape->rings.push_back({{0, 0}, {30, 0}, {30, 30}, {0, 30}});
  list.add(3, canvas::Area{shape, {0, 0}, {255, 0, 0}});
  const auto p = stage->paint(list, 64, 64, 2);
  CHECK(near_color(pixel(p, 30, 30), {255, 255, 255}));
  CHECK(near_color(pixel(p, 16, 30), {0, 0, 255}));
  CHECK(near_color(pixel(p, 6, 30), {0, 255, 0}));
  CHECK(near_color(pixel(p, 4, 4), {255, 0, 0}));
}

TEST_CASE("painter: even-odd areas have holes, and a line crossing itself does not spill") {
  auto stage = test::Stage::create();
  if (!stage) return;
  auto shape = std::make_shared<canvas::Shape>();
  shape->rings.push_back({{2, 2}, {30, 2}, {30, 30}, {2, 30}});
  shape->rings.push_back({{10, 10}, {20, 10}, {20, 20}, {10, 20}});
  auto bow = std::make_shared<canvas::Shape>();
  bow->rings.push_back({{40, 2}, {60, 30}, {60, 2}, {40, 30}});
  auto nothing = std::make_shared<canvas::Shape>();
  nothing->rings.push_back({});
  nothing->rings.push_back({{1, 1}});
  DrawList list;
  for (const auto& s : {shape, bow, nothing}) list.add(0, canvas::Area{s, {0, 0}, {0, 0, 0}});
  const auto p = stage->paint(list, 64, 34, 1);
  CHECK(lightness(p, 5, 5) < 5);
  CHECK(lightness(p, 15, 15) > 200);
  CHECK(lightness(p, 42, 16) < 5);
  CHECK(lightness(p, 58, 16) < 5);
  CHECK(lightness(p, 50, 5) > 200);
  CHECK(lightness(p, 50, 28) > 200);
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: broken numbers and empty things are harmless") {
  auto stage = test::Stage::create();
  if (!stage) return;
  const double nan = std::nan(""), inf = std::numeric_limits<double>::infinity();
  DrawList list;
  Box b;
  b.centre = {nan, 3};
  b.size = {inf, -3};
  list.add(0, b);
  list.add(0, canvas::Stroke{{}, 1, kInk, true, 3});
  list.add(0, canvas::Stroke{{{nan, 1}, {3, inf}}, 1, kInk, false, 0});
  list.add(0, canvas::Stroke{{{1e12, 1}, {-1e12, 5}, {3, 3}}, 1, kInk, true, 2});
  list.add(0, canvas::Area{nullptr, {0, 0}, kInk});
  list.add(0, canvas::Text{nullptr, {0, 0}, {0, 0}, 0, kInk});
  list.add(0, canvas::Icon{"no such icon", {3, 3}, 8, 0, kInk});
  list.add(0, canvas::Icon{"../fonts/README", {3, 3}, 8, 0, kInk});
  const auto p = stage->paint(list, 32, 32, 1);
  CHECK(p.width == 32);
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: more glyphs than the atlas holds are all drawn") {
  auto stage = test::Stage::create();
  if (!stage) return;
  // Large glyphs take the most room: 3,000 of them exceed every page.
  std::string kanji;
  for (char32_t c = 0x4e00; c < 0x4e00 + 3000; ++c) {
    kanji += static_cast<char>(0xe0 | (c >> 12));
    kanji += static_cast<char>(0x80 | ((c >> 6) & 63));
    kanji += static_cast<char>(0x80 | (c & 63));
  }
  const auto words = stage->typesetter->layout(kanji, {.em = 80}, 80 * 60, 1e5);
  REQUIRE(words->runs.size() >= 1);
  DrawList list;
  list.add(0, canvas::Text{words, {0, 0}, {0, 0}, 0, kInk});
  const auto all = stage->paint(list, 64, 64, 1);
  CHECK(stage->painter->figures().glyphs > 0);
  // Everything at once, on a sheet that has it all in sight.
  const auto big = gfx::render_to_picture(*stage->painter, list, {{0, 0}, 1}, 4800, 5600, kGround);
  CHECK(stage->painter->figures().draw_calls > 1);
  CHECK(stage->painter->figures().glyphs >= 2900);
  int drawn = 0;
  for (int row = 0; row < 40; ++row)
    for (int column = 0; column < 60; ++column) {
      double darkest = 255;
      for (int y = 10; y < 80; y += 3)
        for (int x = 5; x < 75; x += 3)
          darkest = std::min(darkest, lightness(big, column * 80 + x, row * 112 + y));
      if (darkest < 120) ++drawn;
    }
  CHECK(drawn == 2400);
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: a box loses nothing one can see where it becomes a small one") {
  auto stage = test::Stage::create();
  if (!stage) return;
  for (const double turn : {0.0, 0.3}) {
    DrawList list;
    Box b = card_at({50, 40}, turn);
    b.edge_width = 0;
    b.greek = {3, 12, 65, 30, {43, 38, 34, 150}};
    list.add(0, b);
    // A shadow is left out when its blur is under 0.8 px; a millimetre's is 1.45 mm.
    const auto small = stage->paint(list, 60, 50, 0.551),
               whole = stage->paint(list, 60, 50, 0.5525);
    double sum = 0;
    for (std::size_t i = 0; i < small.rgba.size(); ++i)
      sum += std::abs(static_cast<double>(small.rgba[i]) - whole.rgba[i]);
    CHECK(sum > 0);
    CHECK(sum / static_cast<double>(small.rgba.size()) < 1.5);
  }
}
