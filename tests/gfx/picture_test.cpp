#include "gfx/picture.h"

#include <doctest/doctest.h>

#include "gfx/golden.h"
#include "gfx/icons.h"
#include "gfx/load_gl.h"

TEST_CASE("picture: PNG there and back keeps every pixel") {
  gfx::Picture p{5, 3, {}};
  for (int i = 0; i < 5 * 3 * 4; ++i) p.rgba.push_back(static_cast<std::uint8_t>(i * 11));
  const auto back = gfx::read_picture(gfx::to_png(p));
  REQUIRE(back.ok());
  CHECK(back->width == 5);
  CHECK(back->height == 3);
  CHECK(back->rgba == p.rgba);
}

TEST_CASE("picture: what is no picture is refused, at every length") {
  CHECK_FALSE(gfx::read_picture("").ok());
  CHECK_FALSE(gfx::read_picture("{\"format\": \"kurumaza\"}").ok());
  gfx::Picture p{40, 40, std::vector<std::uint8_t>(40 * 40 * 4, 90)};
  const std::string png = gfx::to_png(p);
  for (std::size_t n = 0; n < png.size() / 2; ++n) {
    const auto read = gfx::read_picture(std::string_view(png).substr(0, n));
    CHECK_FALSE(read.ok());
  }
}

TEST_CASE("picture: a header that claims a giant is refused before anything is made") {
  gfx::Picture p{2, 2, std::vector<std::uint8_t>(16, 0)};
  std::string png = gfx::to_png(p);
  png[16] = 0, png[17] = 1, png[18] = 0, png[19] = 0;  // width 65536
  const auto read = gfx::read_picture(png);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == base::ErrorCode::too_large);
}

TEST_CASE("icons: one is white with the drawing's alpha, a missing one is not found") {
  const auto icon = gfx::render_icon(test::icons_folder(), "mark-circle", 24);
  REQUIRE(icon.ok());
  CHECK(icon->width == 24);
  CHECK(icon->rgba[(12 * 24 + 12) * 4 + 3] == 255);
  CHECK(icon->rgba[3] == 0);
  CHECK(icon->rgba[0] == 255);
  const auto missing = gfx::render_icon(test::icons_folder(), "no-such", 24);
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == base::ErrorCode::not_found);
  CHECK_FALSE(gfx::render_icon(test::icons_folder(), "../../etc/x", 24).ok());
  CHECK_FALSE(gfx::render_icon(test::icons_folder(), "tray", 0).ok());
}

TEST_CASE("load_gl: without any OpenGL it says what to install") {
  const auto none = gfx::load_gl([](const char*) -> gfx::GlFunction { return nullptr; });
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().code == base::ErrorCode::unavailable);
  CHECK(none.error().message.english().find("3.3") != std::string::npos);
}

TEST_CASE("picture: a small picture of the map shows what lies there, whole") {
  auto stage = test::Stage::create();
  if (!stage) return;
  canvas::DrawList list;
  canvas::Box b;
  b.centre = {500, 500};
  b.size = {1000, 200};
  b.fill = {255, 0, 0};
  list.add(0, b);
  const gfx::View view = gfx::view_of({{0, 400}, {1000, 600}}, 200, 100, 10);
  const auto p = gfx::render_to_picture(*stage->painter, list, view, 200, 100, test::kGround);
  CHECK(test::pixel(p, 100, 50) == 0xff0000);
  CHECK(test::pixel(p, 15, 40) == 0xff0000);
  CHECK(test::pixel(p, 5, 50) == 0xf6f1e6);
  CHECK(test::pixel(p, 100, 20) == 0xf6f1e6);
}
