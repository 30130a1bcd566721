#include "gfx/slides.h"

#include <doctest/doctest.h>
#include <glad/gl.h>

#include "gfx/golden.h"
#include "gfx/objects.h"

using canvas::Color;
using canvas::DrawList;
using test::pixel;

namespace {

constexpr gfx::View kPixels{{0, 0}, 1};
constexpr int kW = 200, kH = 120;
const Color kWhite{255, 255, 255};

/// A sheet with a mark in its upper left corner, so that it can be told from others and from itself upside
/// down.
DrawList sheet(Color mark) {
  DrawList list;
  canvas::Box b;
  b.centre = {20, 10};
  b.size = {40, 20};
  b.fill = mark;
  list.add(0, b);
  return list;
}

const DrawList kRed = sheet({200, 0, 0}), kGreen = sheet({0, 200, 0}), kBlue = sheet({0, 0, 200}),
               kYellow = sheet({200, 200, 0});

struct Room {
  std::unique_ptr<test::Stage> stage = test::Stage::create();
  std::unique_ptr<gfx::Slides> slides;
  Room() {
    if (!stage) return;
    slides = std::make_unique<gfx::Slides>(*stage->painter);
    slides->resize(kW, kH);
  }
  void show(const DrawList& list) { slides->show(&list, kPixels, kWhite); }
  void prepare(const DrawList& next) {
    const gfx::Slides::Soon soon[]{{&next, kPixels}};
    slides->prepare(soon, kWhite);
  }
  void prepare(const DrawList& next, const DrawList& previous) {
    const gfx::Slides::Soon soon[]{{&next, kPixels}, {&previous, kPixels}};
    slides->prepare(soon, kWhite);
  }
  /// What a target higher than the slides then has; of the window's order of rows, or the other one.
  gfx::Picture seen(int way, double share, bool top_down = false) {
    gfx::Offscreen window(kW, kH + 30);
    gfx::Target target = window.target();
    target.top_down = top_down;
    stage->painter->fill(target, target.all(), {9, 9, 9});
    slides->compose(target, way, share);
    return gfx::read_pixels(target, target.all());
  }
};

}  // namespace

TEST_CASE("slides: upright in the upper part of the target, whichever way it keeps its rows") {
  Room r;
  if (!r.stage) return;
  r.show(kRed);
  for (const bool top_down : {false, true}) {
    CAPTURE(top_down);
    const gfx::Picture seen = r.seen(0, 1, top_down);
    CHECK(pixel(seen, 5, 5) == 0xc80000);
    CHECK(pixel(seen, 5, kH - 5) == 0xffffff);
    CHECK(pixel(seen, 150, 5) == 0xffffff);
    CHECK(pixel(seen, 5, kH + 5) == 0x090909);
  }
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("slides: only what lies within the clips is copied, at rest and on the way") {
  Room r;
  if (!r.stage) return;
  r.show(kRed);
  r.show(kGreen);
  for (const double share : {1.0, 0.6, 0.1}) {
    CAPTURE(share);
    const gfx::Picture all = r.seen(1, share);
    const gfx::RectPx clips[]{{3, 2, 90, 11}, {100, 7, 80, 200}, {-20, 60, 40, 20}};
    gfx::Offscreen window(kW, kH + 30);
    gfx::Target target = window.target();
    target.top_down = false;
    r.stage->painter->fill(target, target.all(), {9, 9, 9});
    r.slides->compose(target, 1, share, clips);
    const gfx::Picture part = gfx::read_pixels(target, target.all());
    for (int y = 0; y < kH + 30; ++y)
      for (int x = 0; x < kW; ++x) {
        bool in = false;
        for (const gfx::RectPx& clip : clips) in = in || clip.intersects({x, y, 1, 1});
        if (pixel(part, x, y) != (in ? pixel(all, x, y) : 0x090909)) FAIL(x << " " << y);
      }
  }
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("slides: the next comes from the right, and going back from the left") {
  Room r;
  if (!r.stage) return;
  r.show(kRed);
  CHECK(pixel(r.seen(1, 0.5), 5, 5) == 0xc80000);  // there is none before it
  r.show(kGreen);
  CHECK(pixel(r.seen(1, 0), 5, 5) == 0xc80000);
  gfx::Picture seen = r.seen(1, 0.6);  // 80 px to go
  CHECK(pixel(seen, 85, 5) == 0x00c800);
  CHECK(pixel(seen, 115, 5) == 0x00c800);
  CHECK(pixel(seen, 79, 5) == 0xffffff);
  r.show(kRed);
  seen = r.seen(-1, 0.6);
  CHECK(pixel(seen, 125, 5) == 0x00c800);
  CHECK(pixel(seen, 115, 5) == 0xffffff);
  seen = r.seen(-1, 1);
  CHECK(pixel(seen, 5, 5) == 0xc80000);
  CHECK(pixel(seen, 125, 5) == 0xffffff);
}

TEST_CASE("slides: what was prepared, or was there before, is not painted again") {
  Room r;
  if (!r.stage) return;
  r.show(kRed);
  r.prepare(kGreen);
  CHECK(r.slides->painted() == 2);
  r.prepare(kGreen);
  r.show(kGreen);
  CHECK(r.slides->painted() == 2);
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0x00c800);
  CHECK(pixel(r.seen(1, 0), 5, 5) == 0xc80000);
  r.prepare(kBlue);
  r.show(kRed);  // back
  CHECK(r.slides->painted() == 3);
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0xc80000);
  r.prepare(kGreen);  // it is the one before
  r.show(kGreen);
  r.show(kBlue);  // still at hand
  CHECK(r.slides->painted() == 3);
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0x0000c8);
}

TEST_CASE("slides: what comes next and what was before are both at hand, one painted at a time") {
  Room r;
  if (!r.stage) return;
  r.show(kRed);
  r.show(kGreen);
  // Led there past others: neither neighbour was seen.
  r.prepare(kBlue, kYellow);
  CHECK(r.slides->painted() == 3);
  r.prepare(kBlue, kYellow);
  CHECK(r.slides->painted() == 4);
  r.prepare(kBlue, kYellow);
  CHECK(r.slides->painted() == 4);
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0x00c800);
  r.show(kYellow);  // back
  CHECK(pixel(r.seen(-1, 0), 5, 5) == 0x00c800);
  r.show(kGreen);
  r.show(kBlue);
  CHECK(r.slides->painted() == 4);
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0x0000c8);
  CHECK(pixel(r.seen(1, 0), 5, 5) == 0x00c800);
}

TEST_CASE("slides: something else than was prepared is painted, so is another way of seeing it") {
  Room r;
  if (!r.stage) return;
  r.show(kRed);
  r.prepare(kGreen);
  r.show(kBlue);
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0x0000c8);
  CHECK(pixel(r.seen(1, 0), 5, 5) == 0xc80000);
  r.slides->show(&kRed, {{100, 0}, 1}, kWhite);
  CHECK(pixel(r.seen(0, 1), 105, 5) == 0xc80000);
  r.slides->show(&kRed, {{100, 0}, 1}, {7, 7, 7});
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0x070707);
  r.slides->show(nullptr, kPixels, {0, 0, 0});  // darkness
  CHECK(pixel(r.seen(0, 1), 105, 5) == 0x000000);
  r.slides->show(&kRed, {{100, 0}, 1}, {7, 7, 7});
  CHECK(pixel(r.seen(0, 1), 105, 5) == 0xc80000);
}

TEST_CASE("slides: of another size nothing is kept") {
  Room r;
  if (!r.stage) return;
  r.show(kRed);
  r.prepare(kGreen);
  r.slides->resize(kW / 2, kH);
  CHECK(pixel(r.seen(0, 1), 5, 5) == 0x090909);
  r.show(kGreen);
  CHECK(r.slides->painted() == 3);
  const gfx::Picture seen = r.seen(1, 0.5);
  CHECK(pixel(seen, 5, 5) == 0x00c800);
  CHECK(pixel(seen, kW / 2 + 5, 5) == 0x090909);
}
