#include "panels/search.h"

#include <algorithm>
#include <cmath>

#include "panels/format.h"
#include "panels/page_head.h"
#include "panels/sheet_keys.h"

namespace panels {

namespace {

constexpr const char* kField = "field-search-all";

/// Pieces of a line one behind the other, what was looked for on a coloured ground.
void draw_pieces(Ui& ui, const std::vector<FoundRow::Piece>& pieces, const Area& room) {
  const Theme& t = ui.theme;
  float x = room.x;
  for (const FoundRow::Piece& piece : pieces) {
    const float left = room.right() - x;
    if (left < t.px(3)) return;
    const float w = std::min(left, ui.text_width(Role::strong, piece.text));
    if (piece.is_hit)
      ImGui::GetWindowDrawList()->AddRectFilled({x - 1, room.y}, {x + w + 1, room.bottom()},
                                                faded(t.accent, 0.22f), t.px(0.8f));
    x += ui.line(Role::strong, piece.text, {x, room.y, left, room.h}, t.ink, Align::left,
                 Words::people);
  }
}

}  // namespace

void need(Fonts& fonts, const SearchView& view) {
  fonts.need(view.trouble);
  for (const FoundRow& row : view.rows) {
    for (const FoundRow::Piece& piece : row.text) fonts.need(piece.text);
    for (const std::string* text : {&row.island, &row.session, &row.when_where}) fonts.need(*text);
  }
}

void Search::draw(Ui& ui, const SearchView& view, SearchCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  ui.begin("search-all", ui.window);
  ImGui::GetWindowDrawList()->AddRectFilled(ui.window.min(), ui.window.max(), t.ground);
  const float width = std::min(ui.window.w - 2 * t.px(12), t.px(300));
  const float high = ui.window.is_upright() ? ui.window.h : std::min(ui.window.h, t.px(290));
  const float x = (ui.window.w - width) / 2, top = std::floor((ui.window.h - high) / 2) + t.px(12);
  const float head_h = page_head_height(ui);
  if (draw_page_head(ui, tr("Search all sessions"), {x, top, width, head_h}))
    out.push_back(GoTo{StartPanel::home});
  float y = top + head_h + t.px(3);
  draw_field(ui, {x, y, width, t.px(12)}, out);
  y = draw_state(ui, view, {x, y + t.px(12) + t.px(2), width, 2 * ui.line_height(Role::text)});
  // Above the keyboard, which would cover it.
  const bool keys = ui.writing && ui.writing->field == kField && ui.writing->keys_wanted;
  float bottom = (ui.window.h + high) / 2 - t.px(6);
  if (keys) bottom = std::min(bottom, plan_sheet_keys(t, ui.window).all.y - t.gap);
  draw_rows(ui, view, {x, y, width, bottom - y}, out);
  ui.end();
}

void Search::draw_field(Ui& ui, const Area& area, SearchCommands& out) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  Area box = area;
  if (!said_.empty()) box.w -= t.target + t.gap;
  // Whoever comes here writes next.
  if (std::exchange(begins_, false)) {
    if (ui.writing && ui.writing->keys_wanted)
      ui.writing->touched = FieldWriting::Seen{kField, tr("Search all sessions"), words_,
                                               FieldWriting::Selected::all};
    else
      ui.begin_in = kField;
  }
  ui.field(kField, "", tr("Words on cards, plates, questions and titles"), words_, box,
           tr("Search all sessions"));
  // What is still being composed is looked for, too.
  const bool written = ui.writing && ui.writing->field == kField;
  const std::string& now = written ? ui.writing->shown : words_;
  if (now != said_) {
    if (now.empty() != said_.empty()) ui.frame.moving = true;  // the cross comes or goes
    scroll_.reset();
    out.push_back(SearchFor{said_ = now});
  }
  if (box.w == area.w) return;
  const ButtonSpec clear{.name = "search-clear",
                         .icon = "close",
                         .kind = ButtonKind::quiet,
                         .spoken = tr("Other words")};
  if (!ui.button(clear, {box.right() + t.gap, area.y, t.target, area.h})) return;
  words_.clear();
  begins_ = true;
  ui.frame.moving = true;
}

float Search::draw_state(Ui& ui, const SearchView& view, const Area& area) const {
  const Theme& t = ui.theme;
  const float line = ui.line_height(Role::text), small = ui.line_height(Role::small);
  float y = area.y;
  if (!view.trouble.empty()) {
    y += ui.paragraph(Role::text, view.trouble, {area.x, y, area.w, 3 * line}, t.warn, Align::left,
                      Words::people);
    return y + t.px(2);
  }
  if (view.read < view.all) {
    const Area bar{area.x, y + t.px(1), area.w, t.px(1.5f)};
    const float done = float(double(view.read) / double(view.all));
    ImGui::GetWindowDrawList()->AddRectFilled(bar.min(), bar.max(), t.sunken, t.px(0.7f));
    ImGui::GetWindowDrawList()->AddRectFilled(bar.min(), {bar.x + bar.w * done, bar.bottom()},
                                              t.accent, t.px(0.7f));
    y = bar.bottom() + t.px(1);
    ui.line(Role::small,
            fill(ui.tr("Sessions are being read: {0} of {1}. What has been read is found already."),
                 {std::to_string(view.read), std::to_string(view.all)}),
            {area.x, y, area.w, small}, t.ink_soft);
    y += small + t.px(1);
  }
  const std::string says =
      said_.empty() ? std::string(ui.tr("Write one word or several.")) : view.result;
  const float used = ui.line(Role::text, says, {area.x, y, area.w, line}, t.ink);
  if (!view.note.empty() && used + t.px(6) + ui.text_width(Role::small, view.note) < area.w)
    ui.line(Role::small, view.note, {area.x + used + t.px(6), y, area.w - used - t.px(6), line},
            t.ink_soft, Align::right);
  return y + line + t.px(2);
}

void Search::draw_rows(Ui& ui, const SearchView& view, const Area& list, SearchCommands& out) {
  if (view.rows.empty() || said_.empty() || list.h < ui.theme.target) return;
  const Theme& t = ui.theme;
  const float strong = ui.line_height(Role::strong), small = ui.line_height(Role::small);
  const float pad = t.px(4), row_h = std::max(t.px(15), strong + small + t.px(5));
  const float pitch = row_h + t.gap;
  scroll_.begin(ui, "found", {list.x, list.y, list.w + t.px(3), list.h}, DragScroll::Axis::y,
                float(view.rows.size()) * pitch);
  for (std::size_t i = 0; i < view.rows.size(); ++i) {
    const FoundRow& found = view.rows[i];
    const Area row{list.x, list.y + float(i) * pitch - scroll_.offset_px(), list.w, row_h};
    if (row.bottom() < list.y || row.y > list.bottom()) continue;
    const Ui::Tap tap = ui.tap("found-" + std::to_string(i), row);
    ui.surface(row, tap.held ? t.pressed : t.surface, t.radius_small, 0, true);
    const float y = row.centre().y - (strong + small + t.px(1)) / 2;
    const float kind_w = found.kind.empty() ? 0
                                            : ui.line(Role::small, found.kind,
                                                      {row.x + pad, y, row.w - 2 * pad, strong},
                                                      t.ink_soft, Align::right) +
                                                  t.px(3);
    draw_pieces(ui, found.text, {row.x + pad, y, row.w - 2 * pad - kind_w, strong});
    const Area foot{row.x + pad, y + strong + t.px(1), row.w - 2 * pad, small};
    // Where and when it was is never cut for a long plate.
    const float where = std::min(foot.w * 0.55f, ui.text_width(Role::small, found.when_where));
    ui.line(Role::small, found.when_where, {foot.right() - where, foot.y, where, small}, t.ink_soft,
            Align::right, Words::people);
    const std::string about =
        found.island.empty() ? found.session : "［" + found.island + "］ " + found.session;
    ui.line(Role::small, about, {foot.x, foot.y, foot.w - where - t.px(4), small}, t.ink_soft,
            Align::left, Words::people);
    if (tap.tapped) out.push_back(found.opens);
  }
  scroll_.end(ui);
}

}  // namespace panels
