#include "app/ui_damage.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <cstdint>
#include <vector>

using app::UiDamage;
using gfx::RectPx;

namespace {

/// Panels that show two pictures and a button between them.
struct Ui {
  ImGuiContext* context = ImGui::CreateContext();
  UiDamage damage;
  bool pressed = false;

  Ui() {
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().DisplaySize = {320, 240};
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &w, &h);
    ImGui::GetIO().Fonts->SetTexID(ImTextureID(std::uintptr_t(1)));
    CHECK_FALSE(frame().empty());  // the first one is all new
    CHECK(frame().empty());
  }
  ~Ui() { ImGui::DestroyContext(context); }
  std::vector<RectPx> frame() {
    ImGui::GetIO().DeltaTime = 0.01f;
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    list.AddImage(ImTextureID(std::uintptr_t(7)), {10, 10}, {50, 40});
    list.AddRectFilled({60, 10}, {90, 40}, pressed ? IM_COL32_WHITE : IM_COL32_BLACK);
    list.AddImage(ImTextureID(std::uintptr_t(8)), {100, 10}, {140, 40});
    list.AddImage(ImTextureID(std::uintptr_t(7)), {200, 100}, {240, 130});
    ImGui::Render();
    std::vector<RectPx> out;
    damage.add(ImGui::GetDrawData(), out);
    return out;
  }
};

bool covers(const std::vector<RectPx>& rects, const RectPx& what) {
  for (const RectPx& r : rects)
    if (r.contains(what)) return true;
  return false;
}

}  // namespace

TEST_CASE(
    "panels' damage: a texture that was painted anew is damaged wherever it is seen, nothing "
    "else") {
  Ui ui;
  ui.damage.repainted(7);
  const std::vector<RectPx> seen = ui.frame();
  CHECK(covers(seen, {10, 10, 40, 30}));
  CHECK(covers(seen, {200, 100, 40, 30}));
  for (const RectPx& r : seen) {
    CHECK_FALSE(r.intersects({62, 10, 26, 30}));
    CHECK_FALSE(r.intersects({103, 10, 34, 30}));
  }
  CHECK(ui.frame().empty());  // once
}

TEST_CASE("panels' damage: a texture that nobody shows is none") {
  Ui ui;
  ui.damage.repainted(9);
  CHECK(ui.frame().empty());
  std::vector<RectPx> none;
  ui.damage.repainted(7);
  ui.damage.add(nullptr, none);  // the panels are gone: so is where they were
  CHECK(covers(none, {10, 10, 40, 30}));
}

TEST_CASE("panels' damage: lists that are drawn otherwise are damaged, as before") {
  Ui ui;
  ui.pressed = true;
  CHECK(covers(ui.frame(), {60, 10, 30, 30}));
}
