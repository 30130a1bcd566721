// Phrases: the words of a found sentence gathered into segments that a person can handle: a word
// with the particles and endings that follow it (文節). Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ime/sentence_search.h"

namespace ime {

/// Code points [begin, end) of the reading, and where the word with meaning in it ends (begin if
/// there is none).
struct Phrase {
  std::size_t begin = 0, end = 0;
  std::size_t head_end = 0;
};

/// The segments of `sentence`. Those before the last of `fixed` (code points, growing, each the end
/// of a token) are exactly the fixed ones.
std::vector<Phrase> phrases_of(const Sentence& sentence, const std::vector<std::size_t>& fixed);

}  // namespace ime
