#include "panels/wrap.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace panels {

namespace {

constexpr char32_t kEllipsis = 0x2026;

float advance(const ImFont& font, char32_t c) {
  return font.GetCharAdvance(static_cast<ImWchar>(c > 0xFFFF ? 0xFFFD : c));
}

bool invisible(char32_t c) {
  return c < 0x20 || c == 0x7F || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF || (c >= 0x2028 && c <= 0x202E) || (c >= 0xE0100 && c <= 0xE01EF) ||
         (c >= 0x1F3FB && c <= 0x1F3FF);
}

constexpr std::u32string_view kNotFirst =
    U"、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】’”…‥"
    U"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!),.:;?]}%～";
constexpr std::u32string_view kNotLast = U"（［｛〔〈《「『【‘“([{";

bool is_wide(char32_t c) { return c >= 0x2E80 && !(c >= 0xFF61 && c <= 0xFFDC); }

bool may_break(char32_t before, char32_t after) {
  if (after == ' ') return false;
  if (before == ' ') return true;
  if (kNotFirst.find(after) != std::u32string_view::npos) return false;
  if (kNotLast.find(before) != std::u32string_view::npos) return false;
  return is_wide(before) || is_wide(after);
}

std::u32string visible(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t next = at;
    const char32_t c = base::code_point_at(utf8, at, next);
    at = next;
    if (c == '\n')
      out.push_back(c);
    else if (c == '\t')
      out.push_back(' ');
    else if (!invisible(c))
      out.push_back(c > 0xFFFF ? 0x3013 : c);
  }
  return out;
}

struct Piece {
  std::size_t first, end;
  float width;
};

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) base::append_code_point(out, c);
  return out;
}

float measure(const ImFont& font, std::u32string_view text) {
  float w = 0;
  for (const char32_t c : text) w += advance(font, c);
  return w;
}

/// The next line from `first`, without trailing spaces; `next` is where the one after starts.
Piece next_line(const ImFont& font, std::u32string_view text, std::size_t first, float width,
                std::size_t& next) {
  float w = 0;
  std::size_t i = first, breakable = first;
  for (; i < text.size() && text[i] != '\n'; ++i) {
    const float a = advance(font, text[i]);
    if (i > first && may_break(text[i - 1], text[i])) breakable = i;
    if (w + a > width && i > first && text[i] != ' ') break;
    w += a;
  }
  std::size_t end = i;
  if (i < text.size() && text[i] != '\n' && breakable > first) end = breakable;
  next = end;
  if (next < text.size() && text[next] == '\n') ++next;
  while (end > first && text[end - 1] == ' ') --end;
  return {first, end, measure(font, text.substr(first, end - first))};
}

}  // namespace

Lines wrap(const ImFont& font, std::string_view utf8, float width, int max_lines) {
  const std::u32string text = visible(utf8);
  Lines out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    Piece piece = next_line(font, text, at, width, next);
    std::u32string line = text.substr(piece.first, piece.end - piece.first);
    const bool last = static_cast<int>(out.lines.size()) + 1 >= max_lines;
    if (last && (next < text.size() || piece.width > width)) {
      // The rest of the paragraph fills the line before the ellipsis.
      const std::size_t stop = std::min(text.find(U'\n', at), text.size());
      line.clear();
      float w = advance(font, kEllipsis);
      for (std::size_t i = at; i < stop; ++i) {
        w += advance(font, text[i]);
        if (w > width) break;
        line.push_back(text[i]);
      }
      while (!line.empty() && line.back() == ' ') line.pop_back();
      line.push_back(kEllipsis);
      piece.width = measure(font, line);
      out.shortened = true;
      next = text.size();
    }
    out.lines.push_back(utf8_of(line));
    out.width = std::max(out.width, piece.width);
    at = next;
  }
  return out;
}

Lines wrap_balanced(const ImFont& font, std::string_view utf8, float width, int max_lines) {
  Lines best = wrap(font, utf8, width, max_lines);
  const std::size_t count = best.lines.size();
  if (count < 2 || count > 4 || best.shortened) return best;
  float low = width / 2, high = width;
  while (high - low > font.FontSize / 4) {
    const float middle = (low + high) / 2;
    Lines lines = wrap(font, utf8, middle, max_lines);
    const bool fits = lines.lines.size() == count && !lines.shortened;
    if (fits) best = std::move(lines);
    (fits ? high : low) = middle;
  }
  return best;
}

float width_of(const ImFont& font, std::string_view utf8) {
  float w = 0;
  for (const char32_t c : visible(utf8))
    if (c != '\n') w += advance(font, c);
  return w;
}

}  // namespace panels
