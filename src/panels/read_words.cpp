#include "panels/read_words.h"

#include <algorithm>
#include <cmath>

#include "panels/wrap.h"

namespace panels {

namespace {

constexpr float kRubySize = 0.5f;   // of the letters below
constexpr float kOverhang = 0.25f;  // ems of those, over what stands beside

float ruby_px(const Ui& ui, Role role) { return std::round(ui.font(role).FontSize * kRubySize); }

}  // namespace

float read_line_height(const Ui& ui, Role role) { return ui.line_height(role) + ruby_px(ui, role); }

float read_height(const Ui& ui, Role role, std::string_view text, float width) {
  const Lines lines = wrap_balanced(ui.font(role), text, width + 0.5f, 1000);
  return float(lines.lines.size()) * read_line_height(ui, role);
}

void draw_read(Ui& ui, Role role, std::string_view text, const text::Rubies& rubies,
               const Area& room, ImU32 color, Align align) {
  const ImFont& font = ui.font(role);
  const float step = read_line_height(ui, role), small = ruby_px(ui, role);
  const int most = std::max(1, int((room.h + 1) / step));
  const Lines lines = wrap_balanced(font, text, room.w + 0.5f, most);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImFont* const letters = const_cast<ImFont*>(&font);
  std::size_t from = 0;
  Area place{room.x, room.y, room.w, step};
  for (const std::string& line : lines.lines) {
    const float beside_it = align == Align::centre ? (room.w - width_of(font, line)) / 2 : 0;
    const float x = std::floor(room.x + beside_it);
    const float top = std::floor(place.y + small);
    ui.line(role, line, {x, top, width_of(font, line) + 1, step - small}, color, Align::left,
            Words::people);
    const std::size_t at = text.find(line, from);
    place.y += step;
    if (at == text.npos) continue;  // it ends in an ellipsis
    from = at + line.size();
    float taken = room.x - font.FontSize;
    for (const text::Ruby& r : rubies) {
      if (r.first_byte < at || r.end_byte > from) continue;
      const std::string_view whole = line;
      const float left = x + width_of(font, whole.substr(0, r.first_byte - at));
      const float right = x + width_of(font, whole.substr(0, r.end_byte - at));
      const float beside = kOverhang * font.FontSize;
      const float least = std::max(left - beside, taken), most_right = right + beside;
      float size = small, wide = width_of(font, r.reading) * size / font.FontSize;
      if (wide > most_right - least) {
        size *= (most_right - least) / wide;
        wide = most_right - least;
      }
      const float begin = std::clamp((left + right - wide) / 2, least, most_right - wide);
      list.AddText(letters, size, {begin, top - size * 0.85f}, color, r.reading.data(),
                   r.reading.data() + r.reading.size());
      taken = begin + wide;
    }
  }
}

}  // namespace panels
