// What of a dictionary's words becomes readings above kanji: kana shared with the word are stripped,
// counters after numbers change their sound, and where a word may be read otherwise there is none: a
// wrong reading teaches something wrong. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/ruby.h"

namespace text {

/// A word as a dictionary found it in a text.
struct Word {
  enum class Kind { usual, number, counter, name, suffix };
  std::uint32_t first_byte, end_byte;  // of the text
  std::string reading;                 // hiragana; empty: not known
  Kind kind = Kind::usual;
  double sure = 1;                       // 0…1: that it is read so here
  std::vector<std::string> others = {};  // hiragana; the likeliest first
};

/// `words`: in order, none over a part of another. `own`: of words, or of several that stand together;
/// it goes before all that is known.
Read read_words(std::string_view text, const std::vector<Word>& words, const OwnReadings& own = {});
/// What stands above the text then.
inline Rubies readings_above(std::string_view text, const std::vector<Word>& words) {
  return read_words(text, words).rubies;
}

/// One word's reading given to its runs of kanji, bytes counted from the word's start: 見守り, みまもり
/// is みまも over 見守. None where it can be given in more than one way, or not at all.
Rubies split_reading(std::string_view word, std::string_view reading);

}  // namespace text
