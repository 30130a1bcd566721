#include "panels/session_menu.h"

#include <algorithm>

namespace panels {

void SessionMenu::open(const base::Path& session, const std::string& title, const Area& at) {
  *this = {};
  session_ = session;
  title_ = title;
  at_ = at;
}

std::optional<SessionMenuCommand> SessionMenu::draw(Ui& ui) {
  if (!at_) return {};
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const auto entry = [](const char* name, const char* icon, const char* label) {
    return ButtonSpec{.name = name,
                      .icon = icon,
                      .label = label,
                      .kind = ButtonKind::quiet,
                      .align = Align::left};
  };
  const ButtonSpec entries[] = {entry("session-rename", "edit", tr("Another title")),
                                entry("session-copy", "copy", tr("Make a copy")),
                                entry("session-take", "stick", tr("Copy to a stick")),
                                entry("session-bin", "bin", tr("Into the bin"))};
  const float pad = t.px(3), row = t.px(13);
  float list_w = 0;
  for (const ButtonSpec& spec : entries) list_w = std::max(list_w, ui.width(spec) + t.px(6));
  const ButtonSpec done{.name = "rename-done", .label = tr("Done"), .kind = ButtonKind::primary};
  const float w = renaming_ ? std::min(t.px(150), ui.window.w - 2 * t.edge) : list_w + 2 * pad;
  const float h =
      renaming_ ? ui.field_height() + 2 * pad : float(std::size(entries)) * row + 2 * pad;
  const float x = std::clamp(at_->right() - w, t.edge, std::max(t.edge, ui.window.w - w - t.edge));
  // A keyboard may open along the bottom for the field.
  const float lowest = renaming_ ? ui.window.h * 0.36f : ui.window.h - h - t.edge;
  const float y = std::clamp(at_->bottom() + t.px(1), t.edge, std::max(t.edge, lowest));
  const Area all{x, y, w, h};
  ui.begin("session-menu", all, Ui::Layer::front);
  ui.surface(all, t.surface, t.radius, 5, true);
  std::optional<SessionMenuCommand> out;
  if (renaming_) {
    const float field_w = w - 2 * pad - ui.width(done) - t.gap, box = t.px(13);
    if (begins_) ui.begin_in = "field-rename";
    begins_ = false;
    ui.field("field-rename", tr("Title"), "", title_,
             {x + pad, y + pad, field_w, ui.field_height()});
    if (ui.button(done, {all.right() - pad - ui.width(done), all.bottom() - pad - box,
                         ui.width(done), box}))
      out = RenameSession{session_, title_};
  } else {
    std::size_t tapped = std::size(entries);
    for (std::size_t i = 0; i < std::size(entries); ++i)
      if (ui.button(entries[i], {x + pad, y + pad + float(i) * row, w - 2 * pad, row})) tapped = i;
    if (tapped == 0) {
      // Whoever asks for another title writes it next.
      renaming_ = begins_ = true;
      if (ui.writing && ui.writing->offered())
        ui.writing->touched =
            FieldWriting::Seen{"field-rename", tr("Title"), title_, FieldWriting::Selected::all};
    }
    if (tapped == 1) out = CopySession{session_};
    if (tapped == 2) out = TakeSession{session_, title_};
    if (tapped == 3) out = BinSession{session_};
  }
  ui.end();
  const ImVec2 p = ImGui::GetIO().MousePos;
  const bool writing = ui.writing && !ui.writing->field.empty();
  if (placed_ && !writing && ImGui::IsMouseClicked(0) && !all.rect().contains({p.x, p.y})) close();
  placed_ = true;
  if (out) close();
  return out;
}

}  // namespace panels
