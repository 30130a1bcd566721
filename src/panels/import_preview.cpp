#include "panels/import_preview.h"

#include <algorithm>

#include "panels/format.h"

namespace panels {

namespace {

constexpr double kColumn_mm = 46;
constexpr std::size_t kMostNotes = 4;

const char* toggle_name(ImportOption option) {
  switch (option) {
    case ImportOption::several:
      return "import-several";
    case ImportOption::group:
      return "import-group";
    case ImportOption::who:
      return "import-who";
    case ImportOption::head:
      return "import-head";
  }
  return "";
}

std::string cards_label(const base::Messages& tr, std::size_t n) {
  return n == 1 ? std::string(tr("Make 1 card")) : fill(tr("Make {0} cards"), {std::to_string(n)});
}

}  // namespace

void need(Fonts& fonts, const ImportView& view) {
  fonts.need(view.file);
  fonts.need(view.error);
  fonts.need(view.hint);
  fonts.need(view.make);
  for (const ImportColumnView& column : view.columns) {
    fonts.need(column.name);
    for (const std::string& cell : column.cells) fonts.need(cell);
  }
  for (const ImportToggle& toggle : view.toggles) fonts.need(toggle.label);
  for (const std::string& note : view.notes) fonts.need(note);
}

void ImportPreview::draw(Ui& ui, const ImportView& view, const Area& area, ImportCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (file_ != view.file) {
    file_ = view.file;
    scroll_.reset();
  }
  const float button_h = t.px(14), foot = area.bottom() - button_h;
  const ButtonSpec back{.name = "import-back",
                        .icon = "back",
                        .label = tr("Another file"),
                        .kind = ButtonKind::quiet};
  const float back_w = std::min(ui.width(back), area.w / 2);
  if (ui.button(back, {area.x, foot, back_w, button_h})) out.push_back(LeaveImport{});
  if (view.error.empty() && view.cards > 0) {
    const ButtonSpec make{.name = "import-make",
                          .icon = {},
                          .label = view.make.empty() ? cards_label(tr, view.cards) : view.make,
                          .kind = ButtonKind::primary,
                          .role = Role::strong};
    const float make_w = area.w - back_w - t.gap;
    if (ui.button(make, {area.right() - make_w, foot, make_w, button_h}))
      out.push_back(MakeImportCards{});
  }
  float y = area.y;
  if (!view.error.empty()) {
    ui.paragraph(Role::text, view.error, {area.x, y, area.w, foot - y}, t.warn, Align::left,
                 Words::people);
    return;
  }

  // From below: what else there is, as much as the columns leave room for.
  const float note_h = ui.line_height(Role::small);
  const std::size_t notes = std::min(view.notes.size(), kMostNotes);
  const float option_h = t.target;
  const float cell_h = 2 * ui.line_height(Role::small) + t.px(2);
  const float columns_h = t.target + 5 * cell_h + t.px(2);
  if (!view.hint.empty())
    y += ui.paragraph(Role::small, view.hint, {area.x, y, area.w, t.px(12)}, t.ink_soft) + t.px(2);
  if (view.columns.empty()) return;  // it is still being read
  // What people choose and what is left out has room first; two rows are seen in any case.
  float below = static_cast<float>(view.toggles.size()) * option_h + t.px(3);
  for (std::size_t i = 0; i < notes; ++i)
    below += std::min(3.2f * note_h, ui.text_height(Role::small, view.notes[i], area.w)) + t.px(1);
  const float rows_h =
      std::clamp(foot - t.gap - y - below, t.target + 2 * cell_h + t.px(2), columns_h);
  const float shown_h = std::min(rows_h, foot - t.gap - y);
  draw_columns(ui, view, {area.x, y, area.w, shown_h}, out);
  y += shown_h + t.px(2);
  for (const ImportToggle& toggle : view.toggles) {
    if (y + option_h > foot - t.gap) break;
    bool on = toggle.on;
    if (ui.toggle(toggle_name(toggle.option), toggle.label, on, {area.x, y, area.w, option_h}))
      out.push_back(SetImportOption{toggle.option, on});
    y += option_h;
  }
  y += t.px(1);
  for (std::size_t i = 0; i < notes && y + note_h <= foot - t.gap; ++i) {
    const float room = std::min(3.2f * note_h, foot - t.gap - y);
    y += ui.paragraph(Role::small, view.notes[i], {area.x, y, area.w, room}, t.ink_soft,
                      Align::left, Words::people) +
         t.px(1);
  }
}

void ImportPreview::draw_columns(Ui& ui, const ImportView& view, const Area& area,
                                 ImportCommands& out) {
  const Theme& t = ui.theme;
  const float gap = t.px(2);
  const float width =
      view.columns.size() == 1
          ? area.w
          : std::max(t.px(kColumn_mm),
                     (area.w - gap * float(view.columns.size() - 1)) / float(view.columns.size()));
  const float pitch = width + gap;
  scroll_.begin(ui, "columns", area, DragScroll::Axis::x,
                pitch * static_cast<float>(view.columns.size()) - gap);
  const float pad = t.px(2.5);
  const float head_h = t.target;
  for (std::size_t i = 0; i < view.columns.size(); ++i) {
    const ImportColumnView& column = view.columns[i];
    const Area strip{area.x + static_cast<float>(i) * pitch - scroll_.offset_px(), area.y, width,
                     area.h};
    if (strip.right() < area.x || strip.x > area.right()) continue;
    const Ui::Tap tap = ui.tap("import-column-" + std::to_string(i), strip, column.can_choose);
    ui.frame.buttons.back().text = column.chosen ? "on" : "off";
    ui.surface(strip,
               tap.held        ? t.pressed
               : column.chosen ? t.accent_soft
                               : t.ground,
               t.radius_small, 0, true);
    const Area head{strip.x + pad, strip.y, strip.w - 2 * pad, head_h};
    const float mark = column.chosen ? t.px(6) : 0;
    if (column.chosen) ui.icon("check", {head.x + t.px(2.5), head.centre().y}, t.px(5), t.accent);
    ui.line(column.chosen ? Role::strong : Role::text, column.name,
            {head.x + mark, head.y, head.w - mark, head.h},
            column.can_choose || column.chosen ? t.ink : t.ink_faint, Align::left, Words::people);
    const float cell_h = 2 * ui.line_height(Role::small) + t.px(2);
    float y = strip.y + head_h;
    for (const std::string& cell : column.cells) {
      if (y + cell_h > strip.bottom()) break;
      ui.paragraph(Role::small, cell, {head.x, y, head.w, cell_h - t.px(2)},
                   column.chosen ? t.ink : t.ink_soft, Align::left, Words::people);
      y += cell_h;
    }
    // Also one of several that are marked: then only this one.
    if (tap.tapped) out.push_back(ChooseImportColumn{i});
  }
  scroll_.end(ui);
}

}  // namespace panels
