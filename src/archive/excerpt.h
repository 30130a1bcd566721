// Where the words of a search stand in a text, and as much of a text round them as is shown. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive {

struct Piece {
  std::string text;
  bool is_hit = false;
};

/// The text on one line, at most so many characters of it (≥ 1) from shortly before the first word on, with … where
/// some is left out. `words`: folded. Joined its pieces are what is shown; no two hits stand beside one another.
std::vector<Piece> excerpt(std::string_view text, const std::vector<std::string>& words,
                           std::size_t most);

}  // namespace archive
