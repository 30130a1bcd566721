#include "panels/files.h"

#include <algorithm>

#include "panels/page_head.h"

namespace panels {

namespace {

struct Sheet {
  float left;
  Area head, body;
};

Sheet begin_sheet(Ui& ui, float above_px, FilesCommands& out) {
  const Theme& t = ui.theme;
  const float width = std::min(ui.window.w - 2 * t.edge, t.px(150));
  const Area sheet{ui.window.w - width - t.edge, t.edge, width, above_px - t.edge - t.gap};
  ui.begin("import", sheet, Ui::Layer::front);
  ui.surface(sheet, t.surface, t.radius, 4, t.contrast == Contrast::high);
  const float pad = t.px(6);
  const ButtonSpec close{
      .name = "files-close", .icon = "close", .kind = ButtonKind::quiet, .spoken = ui.tr("Close")};
  const float close_w = ui.width(close);
  if (ui.button(close, {sheet.right() - pad / 2 - close_w, sheet.y + pad / 2, close_w, t.target}))
    out.push_back(CloseFiles{});
  const Area head{sheet.x + pad, sheet.y + pad / 2, width - 2 * pad - close_w, t.target};
  const float y = head.bottom();
  return {sheet.x, head, {sheet.x + pad, y, width - 2 * pad, sheet.bottom() - y - pad}};
}

}  // namespace

void need(Fonts& fonts, const FilesView& view) {
  fonts.need(view.folder);
  fonts.need(view.error);
  for (const FilePlace& place : view.places) fonts.need(place.name);
  for (const FileEntry& e : view.entries)
    for (const std::string* s : {&e.name, &e.detail, &e.error}) fonts.need(*s);
  if (view.binned)
    for (const BinnedEntry& e : *view.binned) fonts.need(e.title);
}

void Files::draw_page(Ui& ui, const FilesView& view, FilesCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  ui.begin("files", ui.window);
  ImGui::GetWindowDrawList()->AddRectFilled(ui.window.min(), ui.window.max(), t.ground);
  const float width = std::min(ui.window.w - 2 * t.px(12), t.px(260));
  const float high = ui.window.is_upright() ? ui.window.h : std::min(ui.window.h, t.px(290));
  const float x = (ui.window.w - width) / 2, y = std::floor((ui.window.h - high) / 2) + t.px(12);
  const float head_h = page_head_height(ui);
  if (draw_page_head(ui, tr("Open a file"), {x, y, width, head_h}))
    out.push_back(GoTo{StartPanel::home});
  const float list_y = y + head_h + t.px(8);
  draw_list(ui, view, {x, list_y, width, (ui.window.h + high) / 2 - list_y - t.px(10)}, out);
  ui.end();
}

float Files::draw_sheet(Ui& ui, const FilesView& view, float above_px, FilesCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const Sheet sheet = begin_sheet(ui, above_px, out);
  ui.line(Role::heading, tr("Cards from a file"), sheet.head, t.ink);
  const Area& body = sheet.body;
  const float used = ui.paragraph(
      Role::small, tr("Each line of a text, or each row of a table (CSV), becomes a card."),
      {body.x, body.y, body.w, t.px(16)}, t.ink_soft);
  const float y = body.y + used + t.px(3);
  draw_list(ui, view, {body.x, y, body.w, body.bottom() - y}, out);
  ui.end();
  return sheet.left;
}

float Files::draw_sheet(Ui& ui, const ImportView& import, float above_px, FilesCommands& out,
                        ImportCommands& import_out) {
  const Sheet sheet = begin_sheet(ui, above_px, out);
  ui.line(Role::strong, import.file, sheet.head, ui.theme.ink, Align::left, Words::people);
  preview_.draw(ui, import, sheet.body, import_out);
  ui.end();
  return sheet.left;
}

float Files::draw_places(Ui& ui, const FilesView& view, const Area& area,
                         FilesCommands& out) const {
  const Theme& t = ui.theme;
  if (view.places.size() < 2 && !view.has_bin) return area.y;
  float x = area.x, top = area.y;
  const auto place = [&](const ButtonSpec& spec) {
    const float w = std::min(ui.width(spec), area.w);
    if (x + w > area.right() && x > area.x) {
      x = area.x;
      top += t.target + t.gap;
    }
    const bool tapped = ui.button(spec, {x, top, w, t.target});
    x += w + t.gap;
    return tapped;
  };
  const auto kind = [](bool here) { return here ? ButtonKind::accent : ButtonKind::plain; };
  for (std::size_t i = 0; i < view.places.size(); ++i) {
    const std::string name = "place-" + std::to_string(i);
    const bool here = !view.binned && view.places[i].folder == view.path;
    if (place({.name = name, .label = view.places[i].name, .kind = kind(here)}))
      out.push_back(BrowseFolder{view.places[i].folder});
  }
  if (view.has_bin && place({.name = "place-bin",
                             .icon = "bin",
                             .label = ui.tr("Bin"),
                             .kind = kind(view.binned.has_value())}))
    out.push_back(BrowseBin{});
  return top + t.target + t.px(3);
}

void Files::draw_list(Ui& ui, const FilesView& view, const Area& area, FilesCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  if (folder_ != view.path) {
    folder_ = view.path;
    scroll_.reset();
    bin_.reset();
  }
  float top = draw_places(ui, view, area, out);
  float words_w = area.w;
  if (!view.parent.empty()) {
    const ButtonSpec up{.name = "folder-up",
                        .icon = "open",
                        .label = tr("Folder above"),
                        .kind = ButtonKind::plain};
    const float up_w = ui.width(up);
    if (ui.button(up, {area.right() - up_w, top, up_w, t.target}))
      out.push_back(BrowseFolder{view.parent});
    words_w -= up_w + t.gap;
  }
  ui.line(Role::text, view.folder, {area.x, top, words_w, t.target}, t.ink_soft, Align::left,
          Words::people);
  top += t.target + t.px(3);
  const Area list{area.x, top, area.w, area.bottom() - top};
  const auto say = [&](const std::string& text, ImU32 color, Words words) {
    ui.paragraph(Role::text, text, {list.x, list.y + t.px(3), list.w, list.h - t.px(3)}, color,
                 Align::left, words);
  };
  if (!view.error.empty()) return say(view.error, t.warn, Words::people);
  if (view.binned) {
    if (const auto asked = bin_.draw(ui, *view.binned, list))
      std::visit([&](const auto& command) { out.push_back(command); }, *asked);
    return;
  }
  if (view.entries.empty())
    return say(view.purpose == FilesPurpose::open_session
                   ? tr("There is no session in this folder.")
                   : tr("There is no text or CSV file in this folder."),
               t.ink_soft, Words::interface);
  draw_rows(ui, view, list, out);
}

void Files::draw_rows(Ui& ui, const FilesView& view, const Area& list, FilesCommands& out) {
  const Theme& t = ui.theme;
  const bool tall = ui.window.is_upright() && view.purpose == FilesPurpose::open_session;
  const float row_h = std::max(t.px(tall ? 20 : 15),
                               ui.line_height(Role::text) + ui.line_height(Role::small) + t.px(3));
  const float pitch = row_h + t.gap;
  scroll_.begin(ui, "rows", {list.x, list.y, list.w + t.px(3), list.h}, DragScroll::Axis::y,
                static_cast<float>(view.entries.size()) * pitch);
  for (std::size_t i = 0; i < view.entries.size(); ++i) {
    const FileEntry& e = view.entries[i];
    const Area row{list.x, list.y + static_cast<float>(i) * pitch - scroll_.offset_px(), list.w,
                   row_h};
    if (row.bottom() < list.y || row.y > list.bottom()) continue;
    const bool broken = !e.error.empty();
    const Ui::Tap tap = ui.tap("row-" + std::to_string(i), row, !broken);
    const ImU32 paper = view.purpose == FilesPurpose::open_session ? t.surface : t.ground;
    ui.surface(row,
               tap.held ? t.pressed
               : broken ? faded(t.sunken, 0.5f)
                        : paper,
               t.radius_small, 0, true);
    const float icon = t.px(7), pad = t.px(4);
    ui.icon(broken     ? "warning"
            : e.folder ? "open"
                       : "report",
            {row.x + pad + icon / 2, row.centre().y}, icon,
            broken     ? t.warn
            : e.folder ? t.accent
                       : t.ink_soft);
    const float x = row.x + pad + icon + pad, w = row.right() - x - pad;
    const std::string& detail = broken ? e.error : e.detail;
    const float name_h = ui.line_height(Role::text), detail_h = ui.line_height(Role::small);
    const float block = detail.empty() ? name_h : name_h + detail_h;
    const float y = row.centre().y - block / 2;
    ui.line(e.folder || broken ? Role::text : Role::strong, e.name, {x, y, w, name_h},
            broken ? t.ink_soft : t.ink, Align::left, Words::people);
    ui.line(Role::small, detail, {x, y + name_h, w, detail_h}, broken ? t.warn : t.ink_soft,
            Align::left, Words::people);
    if (!tap.tapped) continue;
    if (e.folder)
      out.push_back(BrowseFolder{e.path});
    else if (view.purpose == FilesPurpose::open_session)
      out.push_back(OpenSession{e.path});
    else
      out.push_back(ImportFile{e.path});
  }
  scroll_.end(ui);
}

}  // namespace panels
