// Pieces: a line of text cut where white space or a change of direction would be set otherwise by
// somebody else's typesetting: browsers run spaces and tabs together. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "text/layout.h"

namespace text {

/// A character of a line: where it stands in the line's text and where Pango put it.
struct SetCharacter {
  std::uint32_t byte;
  float x, width;  // ems
  int level;       // of the bidirectional algorithm; odd: right to left
};

/// None where the whole line is one piece. `characters`: in any order.
std::vector<Piece> pieces_of(std::string_view line, std::vector<SetCharacter> characters);

}  // namespace text
