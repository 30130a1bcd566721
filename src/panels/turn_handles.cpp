#include "panels/turn_handles.h"

#include <cmath>
#include <string>

#include "panels/turned.h"

namespace panels {

namespace {

constexpr float kQuarter = 1.5707963f;
constexpr const char* kNames[] = {"turn-bottom", "turn-left", "turn-top", "turn-right"};

}  // namespace

std::optional<int> draw_turn_handles(Ui& ui, int quarters) {
  const Theme& t = ui.theme;
  const ButtonSpec spec{.icon = "turn-to-me", .label = ui.tr("Turn to this side")};
  const float deep = t.target, along = ui.width(spec);
  std::optional<int> asked;
  // Sides as the page has them: 0 is its own lower one.
  for (int side = 1; side < 4; ++side) {
    const bool level = side % 2 == 0;
    const float w = level ? along : deep, h = level ? deep : along;
    const ImVec2 middle = ui.window.centre();
    const float x = std::floor(middle.x - w / 2), y = std::floor(middle.y - h / 2);
    const Area place = side == 1   ? Area{0, y, w, h}
                       : side == 2 ? Area{x, 0, w, h}
                                   : Area{ui.window.w - w, y, w, h};
    const int to = (quarters + side) % 4;
    ui.begin(kNames[to], place, Ui::Layer::front);
    const Ui::Tap tap = ui.tap(kNames[to], place);
    if (tap.tapped) asked = to;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const int first = list.VtxBuffer.Size;
    const Area upright{std::floor(middle.x - along / 2), std::floor(middle.y - deep / 2), along,
                       deep};
    ui.surface(upright, tap.held ? t.pressed : t.surface, t.radius_small, 0, true);
    const float icon = t.px(6), pad = t.px(3);
    ui.icon(spec.icon, {upright.x + pad + icon / 2, upright.centre().y}, icon, t.accent);
    ui.line(Role::text, spec.label,
            {upright.x + pad + icon + t.px(1.5), upright.y, along - pad - icon - t.px(2), deep},
            t.ink_soft);
    turn_drawn(list, first, float(side) * kQuarter, upright.centre(), place.centre());
    ui.end();
  }
  return asked;
}

}  // namespace panels
