#include "panels/prose_field.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "panels/wrap.h"

namespace panels {

namespace {

/// A line as it stands, and which bytes of the text it has.
struct Row {
  std::string words;
  std::size_t first = 0, end = 0;
};

/// Broken as wrap() breaks it, each line with the bytes that it stands for: what breaking leaves out
/// (white space, newlines) belongs to the line before.
std::vector<Row> rows_of(const ImFont& font, const std::string& text, float width) {
  std::vector<Row> out;
  std::size_t at = 0;
  for (std::string& words : wrap(font, text, width, 1000).lines) {
    const std::size_t found = words.empty() ? at : text.find(words, at);
    const std::size_t first = found == std::string::npos ? at : found;
    if (!out.empty()) out.back().end = first;
    at = std::min(text.size(), first + words.size());
    out.push_back({std::move(words), first, at});
  }
  if (out.empty()) out.push_back({});
  out.back().end = text.size();
  return out;
}

const std::string& shown_in(const Ui& ui, std::string_view name, const std::string& text) {
  return is_written(ui, name) ? ui.writing->shown : text;
}

float upto(const ImFont& font, const Row& row, const std::string& text, std::size_t byte) {
  const std::size_t end = std::clamp(byte, row.first, row.first + row.words.size());
  return width_of(font, std::string_view(text).substr(row.first, end - row.first));
}

std::size_t byte_at(const ImFont& font, const Row& row, const std::string& text, float x) {
  std::size_t best = row.first;
  float least = std::abs(x);
  for (std::size_t at = row.first; at < row.first + row.words.size();) {
    base::code_point_at(text, at, at);
    const float away = std::abs(upto(font, row, text, at) - x);
    if (away >= least) continue;
    least = away;
    best = at;
  }
  return best;
}

}  // namespace

bool is_written(const Ui& ui, std::string_view name) {
  return ui.writing && ui.writing->field == name;
}

void begin_writing(Ui& ui, const std::string& name, const std::string& label,
                   const std::string& text) {
  if (ui.writing)
    ui.writing->touched = FieldWriting::Seen{name, label, text, FieldWriting::Selected::nothing};
}

float prose_height(const Ui& ui, std::string_view name, const std::string& text, float width) {
  const std::size_t rows = rows_of(ui.font(Role::text), shown_in(ui, name, text), width).size();
  return float(rows) * ui.line_height(Role::text);
}

CaretLines prose_field(Ui& ui, const std::string& name, const std::string& label,
                       std::string& value, const Area& area, ImU32 ink) {
  const bool mine = is_written(ui, name);
  if (ui.writing) ui.writing->seen.push_back({name, label, value, FieldWriting::Selected::nothing});
  if (mine) value = ui.writing->text;
  const Theme& t = ui.theme;
  const ImFont& font = ui.font(Role::text);
  const std::string& text = shown_in(ui, name, value);
  const float step = ui.line_height(Role::text), thin = std::max(1.0f, std::round(t.px(0.5)));
  const std::vector<Row> rows = rows_of(font, text, area.w);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  CaretLines out;
  float y = area.y;
  for (std::size_t n = 0; n < rows.size(); ++n, y += step) {
    const Row& row = rows[n];
    const bool last = n + 1 == rows.size();
    ui.line(Role::text, row.words, {area.x, y, area.w + t.px(2), step}, ink, Align::left,
            Words::people);
    if (!mine) continue;
    for (const auto& mark : ui.writing->marks) {
      const std::size_t from = std::max(mark.from, row.first), to = std::min(mark.to, row.end);
      if (from < to)
        list.AddRectFilled(
            {area.x + upto(font, row, text, from), y + step - thin},
            {area.x + upto(font, row, text, to), y + step + (mark.current ? thin : 0)}, t.accent);
    }
    const std::size_t caret = ui.writing->caret;
    if (caret < row.first || (caret >= row.end && !last)) continue;
    const float x = area.x + upto(font, row, text, caret);
    list.AddRectFilled({x, y + thin}, {x + thin, y + step - thin}, t.accent);
    out = {y, y + step};
  }
  if (!mine) return out;
  ui.frame.focus = area.rect();
  ui.frame.focus_name = name;
  const ImVec2 at = ImGui::GetIO().MousePos;
  if (ui.tap(name, area).tapped) {
    const auto n =
        std::clamp(std::ptrdiff_t((at.y - area.y) / step), std::ptrdiff_t{0}, std::ssize(rows) - 1);
    ui.writing->caret_to = byte_at(font, rows[std::size_t(n)], text, at.x - area.x);
  }
  ui.frame.buttons.back().text = value;
  return out;
}

}  // namespace panels
