// The words that two texts are both about, as people would name them. Pure.
#pragma once

#include "text/gist.h"

namespace text {

/// In the order of the first. Those that stand side by side in both are one ("子" and "ども": "子ども");
/// none is a part of another.
std::vector<std::string> shared_words(std::string_view a, const Gist& of_a, std::string_view b,
                                      const Gist& of_b);

}  // namespace text
