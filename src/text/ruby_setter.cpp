#include "text/ruby_setter.h"

#include <algorithm>

#include "base/utf8.h"

namespace text {
namespace {

constexpr double kSize = 0.5;      // of the letters below
constexpr double kRaise = 0.05;    // ems of those between the two
constexpr double kOverhang = 0.5;  // ems over what has no reading
constexpr std::size_t kMostKept = 4000;

}  // namespace

std::vector<Wide> RubySetter::widened(std::string_view text, const Rubies& rubies) {
  std::vector<Wide> out;
  for (std::size_t i = 0; i < rubies.size(); ++i) {
    const Ruby& r = rubies[i];
    const auto letters = static_cast<double>(
        base::count_code_points(text.substr(r.first_byte, r.end_byte - r.first_byte)));
    double room = letters;
    if (i == 0 || rubies[i - 1].end_byte != r.first_byte) room += kOverhang;
    if (i + 1 == rubies.size() || rubies[i + 1].first_byte != r.end_byte) room += kOverhang;
    const double wanted = kSize * static_cast<double>(base::count_code_points(r.reading));
    out.push_back({r.first_byte, r.end_byte, std::max(0.0, (wanted - room) / letters)});
  }
  return out;
}

const Shaped& RubySetter::shaped(const std::string& reading, Weight weight) {
  auto& kept = kept_[weight == Weight::bold ? 1 : 0];
  if (kept.size() > kMostKept) kept.clear();
  const auto [it, fresh] = kept.try_emplace(reading);
  std::size_t lines = 0;
  if (fresh) it->second = shaper_.shape(reading, weight, 0, 1, lines);
  return it->second;
}

void RubySetter::set(Layout& layout, Weight weight, const Rubies& rubies) {
  const double em = layout.em;
  const double overhang = kOverhang * em;
  double taken = 0, taken_line = -1e9;  // how far the line's readings reach
  for (std::size_t i = 0; i < rubies.size(); ++i) {
    const Ruby& r = rubies[i];
    const auto spans = layout.spans(r.first_byte, r.end_byte);
    if (spans.size() != 1 || spans[0].right <= spans[0].left) continue;
    const Span& base = spans[0];
    const Shaped& set = shaped(r.reading, weight);
    if (set.lines.empty() || set.lines[0].width <= 0) continue;
    const bool first = i == 0 || rubies[i - 1].end_byte != r.first_byte;
    const bool last = i + 1 == rubies.size() || rubies[i + 1].first_byte != r.end_byte;
    double left = base.left - (first ? overhang : 0);
    const double right = base.right + (last ? overhang : 0);
    if (taken_line == base.top) left = std::max(left, taken);
    if (right - left < em * kSize) continue;
    // Smaller only where the letters below could not be set wide enough.
    const double natural = set.lines[0].width * em * kSize;
    const double size = em * kSize * std::min(1.0, (right - left) / natural);
    const double width = set.lines[0].width * size, room = base.right - base.left;
    std::size_t count = 0;
    for (const Shaped::Run& run : set.runs) count += run.glyphs.size();
    // A short reading is spread over what it reads.
    const double gap = width < room ? (room - width) / static_cast<double>(count) : 0;
    const double x = width < room ? base.left + gap / 2
                                  : std::clamp((base.left + base.right - width) / 2, left,
                                               std::max(left, right - width));
    const double y = base.top - kRaise * em;
    double shift = x;
    for (const Shaped::Run& run : set.runs) {
      auto it = std::ranges::find_if(layout.runs, [&](const GlyphRun& g) {
        return g.face == run.face && g.em == static_cast<float>(size);
      });
      if (it == layout.runs.end())
        it = layout.runs.insert(layout.runs.end(),
                                GlyphRun{run.face, static_cast<float>(size), run.colored, {}});
      for (const Glyph& g : run.glyphs) {
        it->glyphs.push_back(
            {g.index, static_cast<float>(shift + g.x * size),
             static_cast<float>(y + (g.y - set.lines[0].baseline) * size - 0.12 * size),
             static_cast<float>(g.width * size)});
        shift += gap;
      }
    }
    taken = std::max(x + width, base.right - gap / 2);
    taken_line = base.top;
  }
}

}  // namespace text
