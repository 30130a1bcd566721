#include "panels/side_sheet.h"

#include <algorithm>
#include <string>

#include "panels/ui.h"

namespace panels {

bool SideSheet::begin(Ui& ui, const Names& names, float width_mm, float above_px) {
  const Theme& t = ui.theme;
  const float larger = std::min(t.text_px / t.px(4.5), 1.3f);
  const float width = std::min(ui.window.w - 2 * t.edge, t.px(width_mm) * larger);
  const Area sheet{ui.window.w - width - t.edge, t.edge, width, above_px - t.edge - t.gap};
  ui.begin(names.window, sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 4, t.contrast == Contrast::high);
  const float pad = t.px(6), x = sheet.x + pad, w = sheet.w - 2 * pad, head_y = sheet.y + pad / 2;
  ui.line(Role::heading, names.heading, {x, head_y, w - t.target - t.gap, t.target}, t.ink);
  const bool closes = ui.button(
      {.name = names.close, .icon = "close", .kind = ButtonKind::quiet, .spoken = ui.tr("Close")},
      {sheet.right() - pad / 2 - t.target, head_y, t.target, t.target});
  const float top = head_y + t.target + t.px(1);
  const Area list{x - t.px(2), top, w + t.px(5), sheet.bottom() - top - t.px(3)};
  scroll_.begin(ui, (std::string(names.window) + "-list").c_str(), list, DragScroll::Axis::y,
                height_);
  room_ = {x, top, w, list.h};
  left_ = sheet.x;
  first_y_ = top + t.px(1) - scroll_.offset_px();
  return closes;
}

float SideSheet::end(Ui& ui, float y) {
  height_ = y - first_y_ + ui.theme.px(2);
  scroll_.end(ui);
  ui.end();
  return left_;
}

}  // namespace panels
