#include "canvas/greek.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "text/typesetter.h"

namespace canvas {

Greek greek_for(const std::string& words, Size size, double em, Color ink) {
  double units = 0;
  int newlines = 0;
  for (const char ch : words) {
    const auto b = static_cast<unsigned char>(ch);
    if (b == '\n')
      ++newlines;
    else if (b < 0x80)
      units += 0.55;
    else if ((b & 0xc0) != 0x80)
      units += b >= 0xe0 ? 1.0 : 0.6;
    if (units > 4000) break;
  }
  Greek g;
  if (units == 0) return g;
  const double w = size.w - 2 * text::kPadding, h = size.h - 2 * text::kPadding;
  const double per_line = std::max(1.0, w / em);
  const int lines = std::max(1, int(std::ceil(units / per_line))) + newlines;
  const int fit = std::max(1, int(h / (em * 1.4)));
  g.lines = std::uint8_t(std::min({lines, fit, 4}));
  g.line_height =
      float(lines > 4 ? std::min(em * 1.4 * std::min(lines, fit) / 4.0, h / 4) : em * 1.4);
  g.full_width = float(w);
  const double rest = std::fmod(units, per_line);
  g.last_width = float(std::min(w, std::max(em, (rest == 0 ? per_line : rest) * em)));
  g.color = {ink.r, ink.g, ink.b, 150};
  return g;
}

double guessed_em(const std::string& words, Size size, double letters) {
  const double w = size.w - 2 * text::kPadding, h = size.h - 2 * text::kPadding;
  const double n = double(base::count_code_points(
      words.size() > 2000 ? std::string_view(words).substr(0, 2000) : std::string_view(words)));
  const auto fits = [&](double em) { return std::ceil(n * em / w) * em * 1.4 <= h; };
  for (double em = text::kLargestText * letters; em > text::kLargestText; em *= 0.9)
    if (fits(em)) return em;
  for (const double em : {9.0, 8.0, 7.0, 6.0, 5.0, 4.5})
    if (fits(em)) return em;
  return text::kSmallestText;
}

}  // namespace canvas
