#include "pages/hall_words.h"

#include <algorithm>

namespace pages {

namespace {

std::size_t next_letter(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  return at;
}

/// Takes the words that stand at its beginning; what is left is none, or not whole.
std::string_view take_words(const hall::WordList& list, std::string_view text,
                            std::vector<std::uint16_t>& words) {
  for (std::size_t end = 0; end < text.size();) {
    end = next_letter(text, end);
    const auto word = list.find(text.substr(0, end));
    if (!word) continue;
    // A mark that only makes its last sound longer belongs to it.
    while (end < text.size()) {
      const std::size_t longer = next_letter(text, end);
      if (list.find(text.substr(0, longer)) != word) break;
      end = longer;
    }
    words.push_back(*word);
    text.remove_prefix(end);
    end = 0;
  }
  return text;
}

}  // namespace

TypedWords read_typed(const hall::WordList& list, std::string_view typed) {
  TypedWords out;
  const auto pieces = hall::typed_words(typed.substr(0, std::min(typed.size(), hall::kMostTyped)));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string_view left = take_words(list, pieces[i], out.words);
    if (left.empty()) continue;
    out.rest = left;
    out.wrong = list.complete(left, 1).empty();
    // What is left in mid-text will not become a word by going on.
    if (i + 1 < pieces.size()) out.wrong = true;
    break;
  }
  return out;
}

}  // namespace pages
