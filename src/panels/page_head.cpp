#include "panels/page_head.h"

#include <algorithm>
#include <numbers>

namespace panels {

float page_head_height(const Ui& ui) {
  return std::max(ui.theme.target, ui.line_height(Role::heading));
}

bool draw_page_head(Ui& ui, const std::string& title, const Area& area) {
  const Theme& t = ui.theme;
  const ButtonSpec back{
      .name = "back", .icon = {}, .label = ui.tr("Back"), .kind = ButtonKind::quiet};
  const float width = ui.width(back) + t.px(7);
  const Area at{area.x - t.px(3), area.y, width, area.h};
  const bool tapped = ui.button(back, at);
  ui.chevron({at.x + t.px(4), at.centre().y}, t.px(4.5), std::numbers::pi_v<float>, t.ink);
  ui.line(Role::heading, title, {area.x + width, area.y, area.w - 2 * width, area.h}, t.ink,
          Align::centre);
  return tapped;
}

}  // namespace panels
