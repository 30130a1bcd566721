#include "text/most_lines.h"

#include "base/utf8.h"

namespace text {
namespace {

// Characters at most one em wide, between any two of which Pango breaks a Japanese line: what the
// cheap bound of fit_size may reckon with. Small kana and marks may not start a line.
bool plain_japanese(char32_t c) {
  if (c >= 0x4e00 && c <= 0x9fff) return c != 0x4edd;  // 仝 may not start a line everywhere
  if (c >= 0x3041 && c <= 0x3094)
    return !(c == 0x3041 || c == 0x3043 || c == 0x3045 || c == 0x3047 || c == 0x3049 ||
             c == 0x3063 || c == 0x3083 || c == 0x3085 || c == 0x3087 || c == 0x308e);
  if (c >= 0x30a1 && c <= 0x30f4)
    return !(c == 0x30a1 || c == 0x30a3 || c == 0x30a5 || c == 0x30a7 || c == 0x30a9 ||
             c == 0x30c3 || c == 0x30e3 || c == 0x30e5 || c == 0x30e7 || c == 0x30ee);
  return false;
}

bool at_most_an_em(char32_t c) {
  return (c >= 0x20 && c <= 0x7e) || (c >= 0x3000 && c <= 0x3094) || (c >= 0x30a1 && c <= 0x30fe) ||
         (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xff01 && c <= 0xff5e);
}

}  // namespace

std::size_t most_lines(std::string_view utf8, std::size_t width) {
  std::size_t lines = 1, used = 0, word = 0;
  bool last_plain = false;
  auto end_word = [&] {
    if (used + word > width) ++lines, used = 0;
    used += word;
    word = 0;
  };
  for (std::size_t at = 0, next = 0; at < utf8.size(); at = next) {
    const char32_t c = base::code_point_at(utf8, at, next);
    if (c == '\n') {
      end_word();
      ++lines, used = 0, last_plain = false;
      continue;
    }
    if (!at_most_an_em(c)) return 0;
    const bool plain = plain_japanese(c);
    if (plain && last_plain) end_word();
    if (++word > width) return 0;
    last_plain = plain;
  }
  end_word();
  return lines;
}

}  // namespace text
