#include "panels/sheet_rows.h"

namespace panels {

float paragraph(Ui& ui, Role role, const std::string& text, const Area& room, float y, ImU32 ink,
                Words words) {
  const float h = ui.text_height(role, text, room.w);
  ui.paragraph(role, text, {room.x, y, room.w, h}, ink, Align::left, words);
  return y + h;
}

bool wide_button(Ui& ui, const ButtonSpec& spec, const Area& room, float& y) {
  const float h = ui.theme.px(13);
  const bool tapped = ui.button(spec, {room.x, y, room.w, h});
  y += h + ui.theme.px(3);
  return tapped;
}

}  // namespace panels
