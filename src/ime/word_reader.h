// WordReader: written Japanese cut into words with their possible readings, by a dictionary: what
// WordIndex is built from. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ime/skk_dictionary.h"

namespace ime {

class WordReader {
 public:
  struct Word {
    enum class Kind {
      content,   // kanji, katakana, Latin, or hiragana that look like a word of their own
      particle,  // hiragana that only join
      stop,      // punctuation, spaces, signs: nothing reaches across
    };
    std::u32string surface;
    Kind kind = Kind::content;
    std::vector<std::u32string> readings;  // in hiragana, the likeliest first; none: unreadable
    bool one_by_one = false;               // no dictionary has it: read character by character
  };
  /// Words that stand side by side, as one.
  struct Phrase {
    std::u32string surface;
    std::vector<std::u32string> readings;
  };

  static constexpr std::size_t kMostReadings = 60;

  /// `dictionary` lives longer.
  explicit WordReader(const SkkDictionary& dictionary) : dictionary_(&dictionary) {}

  /// The words of a text, in order, nothing left out.
  std::vector<Word> words(std::u32string_view text) const;
  /// words[first, last) read together, with voiced and doubled sounds where they meet; at most
  /// kMostReadings. No readings if one of them has none.
  Phrase joined(const std::vector<Word>& words, std::size_t first, std::size_t last) const;

 private:
  Word kanji_at(std::u32string_view text, std::size_t at) const;
  Word longest_at(std::u32string_view text, std::size_t at) const;
  std::vector<std::u32string> readings_of(std::u32string_view word) const;
  void cut_hiragana(std::u32string_view run, bool behind_word, std::vector<Word>& out) const;

  const SkkDictionary* dictionary_;
};

}  // namespace ime
