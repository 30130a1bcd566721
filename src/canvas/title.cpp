#include "canvas/title.h"

#include <algorithm>
#include <cmath>

namespace canvas {

namespace {
// Millimetres, where letters are as usual.
constexpr double kTitleEm = 10, kFactsEm = 6, kNotesEm = 5;
constexpr double kTitleWidth = 300, kMostHeight = 200;
constexpr double kBetween = 4;
constexpr double kMapWidth = 600;  // of a map that fills a usual table
}  // namespace

double title_scale(double map_width) {
  return std::clamp(std::round(map_width / kMapWidth * 2) / 2, 1.0, 6.0);
}

TitleLines set_title(const Title& title, double map_width, KeptLayouts& layouts) {
  const double k = layouts.letters().scale * title_scale(map_width);
  TitleLines out;
  const auto add = [&](const std::string& words, double em, text::Weight weight,
                       text::LayoutPtr& set, Vec2& at) {
    if (words.empty()) return;
    set = layouts.paragraph(words, weight, em * k, {kTitleWidth * k, kMostHeight * k});
    if (out.size.h > 0) out.size.h += kBetween * k;
    at = {0, out.size.h};
    out.size.h += set->height;
    for (const text::Line& line : set->lines)
      out.size.w = std::max(out.size.w, double(line.x) + double(line.width));
  };
  add(title.title, kTitleEm, text::Weight::bold, out.title, out.title_at);
  add(title.facts, kFactsEm, text::Weight::regular, out.facts, out.facts_at);
  add(title.notes, kNotesEm, text::Weight::regular, out.notes, out.notes_at);
  return out;
}

}  // namespace canvas
