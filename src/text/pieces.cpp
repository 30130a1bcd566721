#include "text/pieces.h"

#include <algorithm>

#include "base/utf8.h"

namespace text {

namespace {

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

}  // namespace

std::vector<Piece> pieces_of(std::string_view line, std::vector<SetCharacter> characters) {
  std::stable_sort(characters.begin(), characters.end(),
                   [](const auto& a, const auto& b) { return a.byte < b.byte; });
  std::vector<Piece> out;
  int level = 0;   // of the piece being made
  int spaces = 0;  // since its last character
  bool open = false;
  for (const SetCharacter& c : characters) {
    std::size_t next = 0;
    const char32_t what = base::code_point_at(line, c.byte, next);
    if (is_space(what)) {
      // A tab is as wide as it must be to reach its stop.
      spaces += what == '\t' ? 2 : 1;
      continue;
    }
    open = open && spaces <= 1 && c.level == level;
    if (!open) out.push_back({c.byte, c.byte, c.x, 0, c.level % 2 == 1});
    Piece& piece = out.back();
    const float right = std::max(piece.x + piece.width, c.x + c.width);
    piece.x = std::min(piece.x, c.x);
    piece.width = right - piece.x;
    piece.end = static_cast<std::uint32_t>(next);
    open = true;
    level = c.level;
    spaces = 0;
  }
  const bool whole =
      out.size() == 1 && out[0].first == 0 && out[0].end == line.size() && !out[0].right_to_left;
  if (whole) out.clear();
  return out;
}

}  // namespace text
