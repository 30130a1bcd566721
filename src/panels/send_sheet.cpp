#include "panels/send_sheet.h"

#include <algorithm>

#include "panels/fonts.h"
#include "panels/sheet_rows.h"

namespace panels {

void SendSheet::need(Fonts& fonts, const SendView& view) const {
  fonts.need(view.plate);
  for (const SendView::Row& row : view.rows) fonts.need(row.table);
}

float SendSheet::draw(Ui& ui, const SendView& view, float above_px, SendCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (sheet_.begin(ui, {"send", "send-close", tr("To another table")}, 108, above_px))
    out.push_back(CloseSending{});
  const Area& room = sheet_.room();
  float y = sheet_.first_y();
  if (view.has_island) {
    const bool words = !view.plate.empty();
    y = paragraph(ui, Role::strong, words ? view.plate : std::string(tr("An island without words")),
                  room, y, words ? t.ink : t.ink_soft, words ? Words::people : Words::interface);
    y = paragraph(ui, Role::small, view.says, room, y + t.px(1),
                  view.enabled ? t.ink_soft : t.warn);
  } else {
    y = paragraph(ui, Role::strong, tr("Touch the island that is to go there."), room, y, t.accent);
  }
  y += t.px(2);
  y = paragraph(
      ui, Role::text,
      tr("A copy goes there, as a suggestion that its people take or not. This one stays."), room,
      y, t.ink);
  y += t.px(4);
  if (view.rows.empty())
    y = paragraph(ui, Role::text, tr("No other table is in the hall now."), room, y, t.ink_soft);
  for (std::size_t row = 0; row < view.rows.size(); ++row) draw_row(ui, view, row, room, y, out);
  std::vector<int> all;
  for (const SendView::Row& row : view.rows)
    if (!row.waits) all.push_back(row.place);
  if (view.rows.size() > 1) {
    y += t.px(2);
    if (wide_button(ui,
                    {.name = "send-all",
                     .icon = "hall",
                     .label = tr("To all tables"),
                     .kind = ButtonKind::accent,
                     .enabled = view.enabled && !all.empty(),
                     .align = Align::left},
                    room, y))
      out.push_back(SendTo{all});
  }
  return sheet_.end(ui, y);
}

void SendSheet::draw_row(Ui& ui, const SendView& view, std::size_t number, const Area& room,
                         float& y, SendCommands& out) const {
  const Theme& t = ui.theme;
  const SendView::Row& row = view.rows[number];
  const std::string name = "send-" + std::to_string(row.place);
  if (wide_button(ui,
                  {.name = name,
                   .icon = "send-island",
                   .label = row.table,
                   .enabled = view.enabled && !row.waits,
                   .align = Align::left},
                  room, y))
    out.push_back(SendTo{{row.place}});
  if (row.says.empty()) return;
  const float icon = t.px(5), x = room.x + t.px(4), line = ui.line_height(Role::small);
  const float words = room.w - t.px(4) - icon - t.px(2);
  const float h = std::max(icon, ui.text_height(Role::small, row.says, words));
  y -= t.px(1.5);
  ui.icon(row.icon, {x + icon / 2, y + std::max(icon, line) / 2}, icon, t.ink_soft);
  ui.paragraph(Role::small, row.says,
               {x + icon + t.px(2), y + std::max(0.f, (icon - line) / 2), words, h}, t.ink_soft);
  y += h + t.px(3);
}

}  // namespace panels
