// Pictures of what the painter paints, compared with those in tests/golden.
#include <doctest/doctest.h>
#include <glad/gl.h>

#include <cmath>
#include <numbers>

#include "gfx/golden.h"

using canvas::Box;
using canvas::Color;
using canvas::DrawList;
using test::card_at;
using test::check_golden;
using test::kInk;

namespace {

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

}  // namespace

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

TEST_CASE("painter: what it paints looks as it did: a table seen from afar") {
  auto stage = test::Stage::create();
  if (!stage) return;
  DrawList list;
  const Color papers[] = {{250, 228, 150}, {190, 217, 236}, {255, 254, 250}};
  for (int i = 0; i < 200; ++i) {
    Box b = card_at({45.0 + (i % 20) * 84, 32.0 + (i / 20) * 58}, i % 2 ? 0 : (i % 5 - 2) * 0.06);
    b.fill = papers[i % 3];
    b.greek = {static_cast<std::uint8_t>(i % 5),
               9.0f,
               65,
               12.0f + static_cast<float>(i % 7) * 8,
               {43, 38, 34, 150}};
    list.add(0, b);
  }
  // Large enough to tell one from another, too small for shadows.
  check_golden("afar", stage->paint(list, 430, 160, 0.25));
  CHECK(stage->painter->figures().draw_calls == 2);
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
