#include "gfx/kept_picture.h"

#include <doctest/doctest.h>
#include <glad/gl.h>

#include <random>

#include "gfx/golden.h"

using canvas::DrawList;
using gfx::KeptPicture;
using gfx::RectPx;
using test::pixel;

namespace {

constexpr int kW = 160, kH = 90;

/// Turned cards with soft shadows, and lines between them.
DrawList map_of(const std::vector<base::Vec2>& cards) {
  DrawList list;
  for (std::size_t n = 1; n < cards.size(); ++n) {
    canvas::Stroke line;
    line.points = {cards[n - 1], cards[n]};
    line.width = 1.2;
    line.color = test::kInk;
    list.add(0, line);
  }
  for (std::size_t n = 0; n < cards.size(); ++n)
    list.add(std::uint32_t(n + 1), test::card_at(cards[n], 0.3 * double(n)));
  return list;
}

}  // namespace

TEST_CASE("kept picture: repaired where it changed it is as if it had been painted whole") {
  auto stage = test::Stage::create();
  if (!stage) return;
  const gfx::View view = gfx::view_of({{0, 0}, {800, 450}}, kW, kH);
  std::mt19937 random(5);
  const auto somewhere = [&] { return base::Vec2{double(random() % 800), double(random() % 450)}; };
  std::vector<base::Vec2> cards;
  for (int n = 0; n < 25; ++n) cards.push_back(somewhere());
  KeptPicture kept(kW, kH);
  kept.repair(*stage->painter, kept.all(), test::kGround, map_of(cards), view);
  for (int n = 0; n < 60; ++n) {
    CAPTURE(n);
    // With a card its lines to its neighbours move.
    const std::size_t which = random() % cards.size();
    base::Rect changed;
    const auto note = [&] {
      for (std::size_t k = which ? which - 1 : 0; k <= std::min(which + 1, cards.size() - 1); ++k)
        changed = changed.united(base::Rect::around(cards[k], {110, 110}));
    };
    note();
    cards[which] = somewhere();
    note();
    kept.repair(*stage->painter, view.to_px(changed), test::kGround, map_of(cards), view);
    const auto whole =
        gfx::render_to_picture(*stage->painter, map_of(cards), view, kW, kH, test::kGround);
    REQUIRE(kept.pixels().rgba == whole.rgba);
  }
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("kept picture: its texture stays the same and is opaque, whatever is painted on it") {
  auto stage = test::Stage::create();
  if (!stage) return;
  KeptPicture kept(kW, kH);
  const unsigned texture = kept.texture();
  DrawList faint;
  canvas::Box box;
  box.centre = {80, 45};
  box.size = {100, 60};
  box.fill = {200, 0, 0, 40};
  faint.add(0, box);
  kept.repair(*stage->painter, kept.all(), test::kGround, faint, {{0, 0}, 1});
  CHECK(kept.texture() == texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  GLint alpha = 0;
  glGetTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, &alpha);
  CHECK(alpha == GL_ONE);
  glBindTexture(GL_TEXTURE_2D, 0);
}

TEST_CASE(
    "kept picture: what lies beside it is nothing, and outside the rectangle nothing changes") {
  auto stage = test::Stage::create();
  if (!stage) return;
  KeptPicture kept(kW, kH);
  const gfx::View pixels{{0, 0}, 1};
  kept.repair(*stage->painter, kept.all(), {10, 20, 30}, {}, pixels);
  kept.repair(*stage->painter, {kW, 0, 50, 50}, {200, 0, 0}, {}, pixels);
  kept.repair(*stage->painter, {-50, -50, 60, 60}, {0, 200, 0}, {}, pixels);
  const auto seen = kept.pixels();
  CHECK(pixel(seen, 9, 9) == 0x00c800);
  CHECK(pixel(seen, 10, 9) == 0x0a141e);
  CHECK(pixel(seen, 9, 10) == 0x0a141e);
  CHECK(pixel(seen, kW - 1, 0) == 0x0a141e);
}
