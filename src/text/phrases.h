// Phrases: where a line of Japanese reads on well below: before a word, after a mark. What keeps its words
// whole is for questions and what else is large and short; cards break where the paper ends. Pure, knows no
// dictionary: a word begins where hiragana end (文節), which is nearly always so.
#pragma once

#include <string>
#include <string_view>

namespace text {

/// The same text as it is seen, with word joiners (U+2060) wherever a line should not break. `utf8`: valid.
std::string keep_phrases(std::string_view utf8);
/// Of a line that was set of such a text: a word is torn at its beginning or end, as it had no room.
bool is_torn(std::string_view line);

}  // namespace text
