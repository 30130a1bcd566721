#include "gfx/ui_pass.h"

#include <doctest/doctest.h>
#include <glad/gl.h>
#include <imgui.h>

#include "gfx/golden.h"
#include "gfx/objects.h"

using gfx::RectPx;
using test::pixel;

namespace {

struct Ui {
  ImGuiContext* context = ImGui::CreateContext();
  std::unique_ptr<gfx::UiPass> pass;

  Ui() {
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {320, 240};
    ImGui::GetIO().Fonts->AddFontDefault();
    auto made = gfx::UiPass::create(test::icons_folder());
    REQUIRE(made.ok());
    pass = std::move(made).value();
    pass->refresh_fonts();
  }
  ~Ui() {
    pass.reset();
    ImGui::DestroyContext(context);
  }
  template <class Draw>
  const ImDrawData& frame(Draw draw) {
    ImGui::GetIO().DeltaTime = 0.01f;
    ImGui::NewFrame();
    draw(*ImGui::GetForegroundDrawList());
    ImGui::Render();
    return *ImGui::GetDrawData();
  }
};

// A target whose rows run as the window's.
struct Window {
  gfx::Offscreen sheet{320, 240};
  gfx::Target target;
  explicit Window(gfx::Painter& painter) : target(sheet.target()) {
    target.top_down = false;
    painter.fill(target, target.all(), {0, 0, 0});
  }
  gfx::Picture picture() const { return gfx::read_pixels(target, target.all()); }
};

}  // namespace

TEST_CASE("interface: it is drawn within the damage only, and the draw data stays as it was") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Ui ui;
  Window window(*stage->painter);
  const ImDrawData& data = ui.frame([](ImDrawList& l) {
    l.AddRectFilled({10, 10}, {300, 200}, IM_COL32(255, 0, 0, 255));
    l.PushClipRect({0, 0}, {320, 100});
    l.AddRectFilled({20, 20}, {120, 220}, IM_COL32(0, 255, 0, 255));
    l.PopClipRect();
  });
  const RectPx clips[] = {{0, 0, 50, 50}, {100, 90, 40, 40}, {310, 230, 10, 10}};
  for (int twice = 0; twice < 2; ++twice) ui.pass->draw(data, window.target, clips);
  const auto p = window.picture();
  for (int y = 0; y < 240; ++y)
    for (int x = 0; x < 320; ++x) {
      const RectPx here{x, y, 1, 1};
      unsigned want = 0;
      if (here.intersects(clips[0]) || here.intersects(clips[1])) {
        if (here.intersects({10, 10, 290, 190})) want = 0xff0000;
        if (here.intersects({20, 20, 100, 80})) want = 0x00ff00;
      }
      // ImGui softens its shapes' edges by a pixel.
      const bool edge = x == 9 || x == 10 || y == 9 || y == 10 || x == 19 || x == 20 || y == 19 ||
                        y == 20 || x == 119 || x == 120;
      if (!edge && pixel(p, x, y) != want) FAIL(x << " " << y);
    }
  const RectPx all = window.target.all();
  ui.pass->draw(data, window.target, std::span(&all, 1));
  CHECK(pixel(window.picture(), 200, 150) == 0xff0000);
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("interface: text comes out of a font texture of one byte a texel") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Ui ui;
  Window window(*stage->painter);
  const ImDrawData& data = ui.frame([](ImDrawList& l) {
    l.AddText({20, 20}, IM_COL32(0, 255, 255, 255), "HHHHHH");
  });
  const RectPx all = window.target.all();
  ui.pass->draw(data, window.target, std::span(&all, 1));
  const auto p = window.picture();
  int lit = 0;
  for (int y = 18; y < 36; ++y)
    for (int x = 18; x < 70; ++x) lit += pixel(p, x, y) == 0x00ffff;
  CHECK(lit > 40);
  CHECK(lit < 300);
  // The atlas may be rebuilt at any time.
  ImGui::GetIO().Fonts->Clear();
  ImGui::GetIO().Fonts->AddFontDefault();
  ui.pass->refresh_fonts();
  const ImDrawData& again = ui.frame([](ImDrawList& l) {
    l.AddText({20, 120}, IM_COL32(0, 255, 255, 255), "HHHHHH");
  });
  ui.pass->draw(again, window.target, std::span(&all, 1));
  const auto q = window.picture();
  int lit_again = 0;
  for (int y = 118; y < 136; ++y)
    for (int x = 18; x < 70; ++x) lit_again += pixel(q, x, y) == 0x00ffff;
  CHECK(lit_again == lit);
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("interface: pictures and icons are textures; a missing icon is none") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Ui ui;
  Window window(*stage->painter);
  gfx::Picture blue{2, 2, {0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255}};
  const unsigned texture = ui.pass->make_texture(blue);
  const unsigned icon = ui.pass->icon("mark-square", 32);
  REQUIRE(texture != 0);
  REQUIRE(icon != 0);
  CHECK(ui.pass->icon("mark-square", 32) == icon);
  CHECK(ui.pass->icon("no-such-icon", 32) == 0);
  const auto name = [](unsigned t) {
    return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(t));
  };
  const ImDrawData& data = ui.frame([&](ImDrawList& l) {
    l.AddImage(name(texture), {10, 10}, {60, 60});
    l.AddImage(name(icon), {100, 10}, {132, 42}, {0, 0}, {1, 1}, IM_COL32(255, 255, 0, 255));
  });
  const RectPx all = window.target.all();
  ui.pass->draw(data, window.target, std::span(&all, 1));
  const auto p = window.picture();
  CHECK(pixel(p, 30, 30) == 0x0000ff);
  CHECK(pixel(p, 116, 26) == 0xffff00);
  CHECK(pixel(p, 101, 11) == 0);
  ui.pass->drop_texture(texture);
  ui.pass->drop_texture(texture);
  CHECK(glGetError() == GL_NO_ERROR);
}

TEST_CASE("interface: painting before and after it disturbs neither") {
  auto stage = test::Stage::create();
  if (!stage) return;
  Ui ui;
  canvas::DrawList list;
  canvas::Box b;
  b.centre = {60, 60};
  b.size = {60, 60};
  b.fill = {10, 120, 200};
  list.add(0, b);
  list.add(1, canvas::Stroke{{{10, 10}, {200, 200}}, 5, {200, 0, 0}, false, 6});
  const auto before = stage->paint(list, 240, 240, 1);
  Window window(*stage->painter);
  const ImDrawData& data = ui.frame([](ImDrawList& l) { l.AddText({5, 5}, 0xffffffff, "abc"); });
  const RectPx all = window.target.all();
  ui.pass->draw(data, window.target, std::span(&all, 1));
  const auto after = stage->paint(list, 240, 240, 1);
  CHECK(before.rgba == after.rgba);
}
