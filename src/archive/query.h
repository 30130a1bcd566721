// What somebody looks for: words with white space between, each folded (text/fold.h); all of them are to be there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace archive {

/// Folded, each once; what folds to nothing is left out.
std::vector<std::string> words_in(std::string_view asked);
/// The same as FTS5 is asked, for the tokens of grams.h.
std::string match_of(const std::vector<std::string>& words);

}  // namespace archive
