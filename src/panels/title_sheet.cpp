#include "panels/title_sheet.h"

#include <algorithm>

#include "panels/fonts.h"
#include "panels/ui.h"

namespace panels {

namespace {
constexpr const char* kNotes = "field-notes";
}

void TitleSheet::need(Fonts& fonts, const TitleView& view) const {
  fonts.need(view.title, Fonts::Kind::interface);  // it stands large
  for (const std::string* words : {&view.facts, &view.notes, &notes_.text}) fonts.need(*words);
}

float TitleSheet::draw(Ui& ui, const TitleView& view, float above_px, TitleCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (auto text = notes_.settled(view.notes, writing_)) out.push_back(WriteNotes{std::move(*text)});
  const bool closes =
      sheet_.begin(ui, {"title-sheet", "legend-close", tr("Title and notes")}, 108, above_px);
  const float x = sheet_.room().x, w = sheet_.room().w;
  float y = sheet_.first_y();
  bool on = view.shown;
  if (ui.toggle("legend-shown", tr("At the foot of the map"), on, {x, y, w, t.target}) &&
      view.writable)
    out.push_back(ShowTitle{on});
  y += t.target + t.px(4);
  const auto paragraph = [&](Role role, const std::string& text, ImU32 ink, Words words) {
    if (text.empty()) return;
    const float h = ui.text_height(role, text, w);
    ui.paragraph(role, text, {x, y, w, h}, ink, Align::left, words);
    y += h + t.px(2);
  };
  paragraph(Role::small, tr("It stands there, on the table and in the report:"), t.ink_soft,
            Words::interface);
  paragraph(Role::heading, view.title.empty() ? std::string(tr("Untitled session")) : view.title,
            view.title.empty() ? t.ink_faint : t.ink, Words::people);
  paragraph(Role::text, view.facts, t.ink, Words::people);
  paragraph(Role::text, view.notes, t.ink, Words::people);
  y += t.px(2);
  const ButtonSpec words{.name = "legend-words",
                         .icon = "edit",
                         .label = tr("Title, date, place, makers"),
                         .enabled = view.writable,
                         .align = Align::left};
  const bool session = ui.button(words, {x, y, w, t.px(13)});
  y += t.px(13) + t.px(4);
  if (view.writable) {
    const float label_h = ui.line_height(Role::small) + t.px(1);
    ui.line(Role::small, tr("Notes on this map, such as its sources"), {x, y, w, label_h},
            t.ink_soft);
    y += label_h;
    ui.field(kNotes, "", "", notes_.text, {x, y, w, ui.field_height()},
             tr("Notes on this map, such as its sources"));
    y += ui.field_height();
  }
  const float left = sheet_.end(ui, y + t.px(1));
  writing_ = ui.frame.focus && ui.frame.focus_name == kNotes;
  if (closes || session) {
    if (auto text = notes_.settled(view.notes, false)) out.push_back(WriteNotes{std::move(*text)});
    writing_ = false;
  }
  if (session) out.push_back(OpenSessionWords{});
  if (closes) out.push_back(CloseTitle{});
  return left;
}

}  // namespace panels
