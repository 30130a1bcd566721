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
using test::check_golden;
using test::kGround;
using test::kInk;
using test::kPaper;
using test::lightness;
using test::pixel;

namespace {

Box card_at(base::Vec2 centre, double turn = 0, double shadow = 1) {
  Box b;
  b.centre = centre;
  b.size = {75, 50};
  b.turn = turn;
  b.radius = 2;
  b.fill = kPaper;
  b.edge = {43, 38, 34, 38};
  b.edge_width = 0.25;
  b.shadow = shadow;
  return b;
}

void add_card(DrawList& list, std::uint32_t layer, text::Typesetter& ts, const std::string& words,
              const Box& box) {
  list.add(layer, box);
  const auto layout = ts.layout_for(words, box.size);
  list.add(layer, canvas::Text{layout,
                               box.centre - base::Vec2{box.size.w / 2 - text::kPadding,
                                                       box.size.h / 2 - text::kPadding},
                               box.centre, box.turn, kInk});
}

std::vector<base::Vec2> ring(base::Vec2 centre, double a, double b, int n = 48) {
  std::vector<base::Vec2> out;
  for (int i = 0; i < n; ++i) {
    const double t = 2 * std::numbers::pi * i / n;
    out.push_back(centre + base::Vec2{a * std::cos(t), b * std::sin(t)});
  }
  return out;
}

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

TEST_CASE("painter: what it paints looks as it did: cards") {
  auto stage = test::Stage::create();
  if (!stage) return;
  auto& ts = *stage->typesetter;
  DrawList list;
  add_card(list, 0, ts, "行政と市民が対等に話せる場がほしい", card_at({45, 32}));
  Box turned = card_at({140, 45}, 0.35);
  turned.fill = {190, 217, 236};
  add_card(list, 0, ts, "子育て世代が集まれる場所", turned);
  Box held = card_at({70, 105}, -0.12, 6);
  held.fill = {244, 196, 186};
  add_card(list, 1, ts,
           "夏まつりの花火🎆をみんなで続けたい。準備も当日も、だれかに任せきりにしない。", held);
  list.add(2, canvas::Icon{"mark-triangle",
                           held.centre + base::turned({33.5, 21}, held.turn),
                           3.2,
                           held.turn,
                           {43, 38, 34, 120}});
  Box white = card_at({150, 115}, 0.02, 1);
  white.fill = {255, 254, 250};
  add_card(list, 1, ts, "ごみ拾い", white);
  check_golden("cards", stage->paint(list, 720, 540));
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: what it paints looks as it did: an island with its line, plate and relations") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  auto shape = std::make_shared<canvas::Shape>();
  shape->rings.push_back(ring({70, 60}, 62, 46, 96));
  list.add(0, canvas::Area{shape, {0, 0}, {255, 252, 243, 150}});
  list.add(0, canvas::Stroke{shape->rings[0], 0.9, {122, 98, 74}, true, 0});
  auto nested = std::make_shared<canvas::Shape>();
  nested->rings.push_back({{36, 50}, {66, 44}, {70, 82}, {40, 84}});
  nested->rings.push_back(ring({54, 64}, 7, 7, 32));
  list.add(1, canvas::Area{nested, {2, 3}, {193, 222, 180, 160}});
  list.add(1, canvas::Stroke{nested->rings[0], 0.9, {122, 98, 74}, true, 0});
  Box plate;
  plate.centre = {70, 20};
  plate.size = {60, 16};
  plate.radius = 3;
  plate.fill = {255, 253, 248};
  plate.edge = {122, 98, 74};
  plate.edge_width = 0.6;
  list.add(2, plate);
  const auto words = stage->typesetter->layout(
      "たがいを認めあう", {.em = 6, .weight = text::Weight::bold, .align = text::Align::centre}, 50,
      20);
  list.add(2, canvas::Text{words, {45, 17}, {70, 20}, 0, kInk});
  const Color line{84, 70, 58};
  list.add(3, canvas::Stroke{{{140, 20}, {210, 30}}, 1, line, false, 0});
  list.add(3, canvas::Stroke{{{140, 40}, {210, 50}}, 1, line, false, 3});
  list.add(3, canvas::Stroke{ring({175, 80}, 30, 16), 0.7, {178, 72, 40}, true, 2});
  list.add(3, canvas::Stroke{{{145, 105}, {165, 125}, {185, 105}, {205, 125}}, 3, line, false, 0});
  list.add(3, canvas::Stroke{{{145, 100}, {145, 100}}, 3, line, false, 0});
  list.add(3, canvas::Stroke{{{20, 120}, {120, 123}}, 0.1, line, false, 0});
  list.add(3, canvas::Stroke{{{20, 126}, {120, 129}}, 3, {84, 70, 58, 90}, false, 0});
  check_golden("island", stage->paint(list, 840, 520));
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: what it paints looks as it did: small cards whose text is strokes") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  const Color papers[] = {{250, 228, 150}, {244, 196, 186}, {190, 217, 236},
                          {193, 222, 180}, {216, 202, 232}, {255, 254, 250}};
  for (int i = 0; i < 60; ++i) {
    Box b = card_at({45.0 + (i % 10) * 84, 32.0 + (i / 10) * 58}, (i % 5 - 2) * 0.03);
    b.fill = papers[i % 6];
    const float em = i % 3 == 0 ? 9 : 6;
    b.greek = {static_cast<std::uint8_t>(1 + i % 4),
               em * 1.4f,
               65,
               12.0f + static_cast<float>(i % 7) * 8,
               {43, 38, 34, 150}};
    list.add(0, b);
  }
  check_golden("greek", stage->paint(list, 640, 280, 0.72));
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: what it paints looks as it did: text at three zooms, and turned") {
  auto stage = test::Stage::create();
  if (!stage) return;
  auto& ts = *stage->typesetter;
  DrawList list;
  const std::string words = "車座で語る、まちづくり。議論・鬱蒼 Kurumaza 2026";
  double y = 3;
  for (const double em : {2.2, 3.0, 4.2, 16.0}) {
    const auto l = ts.layout(words, {.em = em}, em > 10 ? 185 : 0, 60);
    list.add(0, canvas::Text{l, {4, y}, {4, y}, 0, kInk});
    y += em > 10 ? 0 : em * 1.7;
  }
  const auto small = ts.layout(words, {.em = 4}, 70, 60);
  list.add(0, canvas::Text{small, {20, 75}, {20, 75}, 30 * std::numbers::pi / 180, kInk});
  list.add(0, canvas::Text{small, {110, 75}, {145, 80}, std::numbers::pi, kInk});
  const auto bold = ts.layout("表札は太く", {.em = 10, .weight = text::Weight::bold}, 0, 60);
  list.add(0, canvas::Text{bold, {95, 100}, {95, 100}, 30 * std::numbers::pi / 180, {178, 72, 40}});
  check_golden("text", stage->paint(list, 760, 560));
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("painter: what it paints looks as it did: emoji and icons") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  double x = 4;
  for (const double em : {4.0, 8.0, 20.0}) {
    const auto l = stage->typesetter->layout("🎏祭🎆👨‍👩‍👧", {.em = em}, 0, 60);
    list.add(0, canvas::Text{l, {x, 4}, {x, 4}, em > 10 ? 0.3 : 0, kInk});
    x += em * 5;
  }
  double at = 8;
  for (const char* name : {"mark-circle", "mark-diamond", "lone-wolf", "tray", "plate"}) {
    list.add(0, canvas::Icon{name, {at, 50}, 3.2, 0, kInk});
    list.add(0, canvas::Icon{name, {at, 62}, 10, 0, kInk});
    list.add(0, canvas::Icon{name, {at, 82}, 16, 0.4, {178, 72, 40}});
    at += 22;
  }
  check_golden("emoji-icons", stage->paint(list, 640, 380));
  CHECK(glGetError() == GL_NO_ERROR);
}
