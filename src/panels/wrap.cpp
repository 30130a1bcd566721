#include "panels/wrap.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "text/phrases.h"

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

bool is_wide(char32_t c) { return c >= 0x2E80 && !(c >= 0xFF61 && c <= 0xFFDC); }

/// As line_endings, but Latin words end at spaces alone.
std::vector<text::Ending> endings_of(std::u32string_view text) {
  std::vector<text::Ending> out = text::line_endings(text);
  for (std::size_t i = 1; i < text.size(); ++i)
    if (!is_wide(text[i - 1]) && !is_wide(text[i]) && text[i - 1] != ' ')
      out[i] = text::Ending::never;
  return out;
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

/// A text, where its lines may end, and the least ending that is good enough for one that has room for it.
struct Breakable {
  std::u32string text;
  std::vector<text::Ending> endings;
  text::Ending least;
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

/// Where the best of what ends a line between `first` and `i` stands; `first` where nothing may.
std::size_t best_end(const Breakable& all, std::size_t first, std::size_t i) {
  for (auto least = all.least; least > text::Ending::never; least = text::Ending(int(least) - 1))
    for (std::size_t at = i; at > first; --at)
      if (all.endings[at] >= least) return at;
  return first;
}

/// The next line from `first`, without trailing spaces; `next` is where the one after starts.
Piece next_line(const ImFont& font, const Breakable& all, std::size_t first, float width,
                std::size_t& next) {
  const std::u32string& text = all.text;
  float w = 0;
  std::size_t i = first;
  for (; i < text.size() && text[i] != '\n'; ++i) {
    const float a = advance(font, text[i]);
    if (w + a > width && i > first && text[i] != ' ') break;
    w += a;
  }
  std::size_t end = i;
  if (i < text.size() && text[i] != '\n')
    if (const std::size_t best = best_end(all, first, i); best > first) end = best;
  next = end;
  if (next < text.size() && text[next] == '\n') ++next;
  while (end > first && text[end - 1] == ' ') --end;
  return {first, end, measure(font, std::u32string_view(text).substr(first, end - first))};
}

Lines wrapped(const ImFont& font, const Breakable& all, float width, int max_lines) {
  const std::u32string& text = all.text;
  Lines out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    Piece piece = next_line(font, all, at, width, next);
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

}  // namespace

Lines wrap(const ImFont& font, std::string_view utf8, float width, int max_lines) {
  Breakable all{visible(utf8), {}, text::Ending::phrase};
  all.endings = endings_of(all.text);
  Lines out = wrapped(font, all, width, max_lines);
  if (!out.shortened) return out;
  // Rather broken anywhere than not all of it seen.
  all.least = text::Ending::letter;
  Lines more = wrapped(font, all, width, max_lines);
  return more.shortened ? out : more;
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
