#include "panels/trouble.h"

#include <algorithm>

namespace panels {

float draw_trouble(Ui& ui, const FileTrouble& trouble, const Area& room, bool& close_it) {
  const Theme& t = ui.theme;
  const float pad = t.px(6), icon = t.px(9), lead = pad + icon + t.px(4);
  const ButtonSpec close{.name = "trouble-close",
                         .icon = "close",
                         .kind = ButtonKind::quiet,
                         .spoken = ui.tr("Close")};
  const float close_w = ui.width(close);
  const float words = std::max(t.px(30), room.w - lead - close_w - pad);
  struct Part {
    Role role;
    const std::string& text;
    ImU32 ink;
  };
  const Part parts[]{{Role::heading, trouble.what, t.warn},
                     {Role::text, trouble.why, t.ink},
                     {Role::text, trouble.advice, t.ink},
                     {Role::small, trouble.where, t.ink_soft}};
  float height = 2 * pad;
  for (const Part& part : parts)
    if (!part.text.empty()) height += ui.text_height(part.role, part.text, words) + t.px(2);
  height = std::min(height - t.px(2), room.h);

  const Area box{room.x, room.y, room.w, height};
  ui.surface(box, t.warn_soft, t.radius, 2, t.contrast == Contrast::high);
  ImGui::GetWindowDrawList()->AddRect(box.min(), box.max(), faded(t.warn, 0.5f), t.radius, 0,
                                      t.hairline);
  const float first = ui.line_height(Role::heading);
  ui.icon("warning", {box.x + pad + icon / 2, box.y + pad + first / 2}, icon, t.warn);
  float y = box.y + pad;
  for (const Part& part : parts) {
    if (part.text.empty() || y >= box.bottom()) continue;
    const float h = std::min(ui.text_height(part.role, part.text, words), box.bottom() - y);
    ui.paragraph(part.role, part.text, {box.x + lead, y, words, h}, part.ink, Align::left,
                 Words::people);
    y += h + t.px(2);
  }
  if (ui.button(close, {box.right() - t.px(2) - close_w, box.y + t.px(2), close_w, t.target}))
    close_it = true;
  return height;
}

}  // namespace panels
