#include "panels/bin_list.h"

#include <algorithm>

#include "panels/format.h"

namespace panels {

namespace {

std::string called(const Ui& ui, const BinnedEntry& entry) {
  return entry.title.empty() ? std::string(ui.tr("(no title)")) : entry.title;
}

}  // namespace

std::optional<BinCommand> BinList::draw(Ui& ui, const std::vector<BinnedEntry>& entries,
                                        const Area& area) {
  const Theme& t = ui.theme;
  if (entries.empty()) {
    ui.paragraph(Role::text, ui.tr("The bin is empty."),
                 {area.x, area.y + t.px(3), area.w, area.h - t.px(3)}, t.ink_soft);
    return {};
  }
  std::optional<BinCommand> out;
  const float buttons = ui.width({.icon = "undo", .label = ui.tr("Put back")}) +
                        ui.width({.icon = "bin", .label = ui.tr("Delete for good")}) + 3 * t.gap;
  const bool two = area.w - buttons < t.px(90) * t.text_px / t.px(4.5);
  const float words = ui.line_height(Role::text) + ui.line_height(Role::small) + t.px(4);
  const float row_h = two ? words + t.target + 2 * t.gap : std::max(words, t.target + 2 * t.gap);
  const float pitch = row_h + t.gap;
  scroll_.begin(ui, "binned", {area.x, area.y, area.w + t.px(3), area.h}, DragScroll::Axis::y,
                float(entries.size()) * pitch);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Area row{area.x, area.y + float(i) * pitch - scroll_.offset_px(), area.w, row_h};
    if (row.bottom() < area.y || row.y > area.bottom()) continue;
    if (auto asked = draw_row(ui, entries[i], i, row, two)) out = std::move(asked);
  }
  scroll_.end(ui);
  return out;
}

bool BinList::draw_button(Ui& ui, const ButtonSpec& spec, const Area& area, bool loud) {
  const Theme& t = ui.theme;
  const Ui::Tap tap = ui.tap(spec.name, area);
  const ImU32 ink = loud ? t.surface : t.ink;
  ui.surface(area,
             tap.held ? t.pressed
             : loud   ? t.warn
                      : t.sunken,
             t.radius_small, 0, t.contrast == Contrast::high);
  float x = area.x + t.px(3);
  if (!spec.icon.empty()) {
    ui.icon(spec.icon, {x + t.px(3.25), area.centre().y}, t.px(6.5), ink);
    x += t.px(6.5) + t.px(1.5);
  }
  ui.line(Role::text, spec.label, {x, area.y, area.right() - x - t.px(1), area.h}, ink);
  return tap.tapped;
}

std::optional<BinCommand> BinList::draw_row(Ui& ui, const BinnedEntry& entry, std::size_t index,
                                            const Area& row, bool two) {
  const Theme& t = ui.theme;
  const auto& tr = ui.tr;
  const std::string n = std::to_string(index);
  const bool asked = asked_ == entry.path;
  ui.surface(row, asked ? t.warn_soft : t.surface, t.radius_small, 0, true);
  // What deletes stands where the first tap was not: one who taps twice keeps it.
  const std::string left_name = asked ? "bin-delete-sure" : "bin-back-" + n;
  const std::string right_name = asked ? "bin-keep" : "bin-delete-" + n;
  const ButtonSpec left{.name = left_name,
                        .icon = asked ? "bin" : "undo",
                        .label = asked ? tr("Delete for good") : tr("Put back")};
  const ButtonSpec right{.name = right_name,
                         .icon = asked ? "undo" : "bin",
                         .label = asked ? tr("Keep it") : tr("Delete for good")};
  const float left_w = ui.width(left), right_w = ui.width(right), pad = t.px(4);
  const float y = two ? row.bottom() - t.gap - t.target : row.centre().y - t.target / 2;
  const Area on_right{row.right() - t.gap - right_w, y, right_w, t.target};
  const Area on_left{on_right.x - t.gap - left_w, y, left_w, t.target};
  const float words_w = (two ? row.right() : on_left.x) - pad - row.x - pad;
  const float words_h = two ? y - row.y - t.gap : row.h;
  const float name_h = ui.line_height(Role::text), detail_h = ui.line_height(Role::small);
  const float top = row.y + (two ? t.gap : 0) + (words_h - name_h - detail_h) / 2;
  const std::string what =
      asked ? fill(tr("Delete “{0}” for good?"), {called(ui, entry)}) : called(ui, entry);
  ui.line(Role::strong, what, {row.x + pad, top, words_w, name_h}, asked ? t.warn : t.ink,
          Align::left, Words::people);
  ui.line(Role::small, asked ? tr("It cannot be brought back then.") : entry.detail,
          {row.x + pad, top + name_h, words_w, detail_h}, t.ink_soft, Align::left,
          asked ? Words::interface : Words::people);
  const bool left_tapped = draw_button(ui, left, on_left, asked);
  const bool right_tapped = draw_button(ui, right, on_right, false);
  if (left_tapped || right_tapped)
    asked_ = right_tapped && !asked ? std::optional(entry.path) : std::nullopt;
  if (!left_tapped) return {};
  return asked ? BinCommand(DeleteForGood{entry.path}) : PutBack{entry.path};
}

}  // namespace panels
