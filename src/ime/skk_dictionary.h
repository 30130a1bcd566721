// SkkDictionary: a dictionary in SKK's format, looked up from both sides: the words for a reading,
// and the readings for a written word. Built once, then read only; any thread. The text is kept as
// UTF-8 in one piece (about 6 MB for SKK-JISYO.L, and 5 MB of index).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/file_system.h"

namespace ime {

class SkkDictionary {
 public:
  /// A reading of a written word. With `okuri` set, the word is a stem and the letter is the
  /// consonant that its okurigana begin with: みまも 'r' for 見守.
  struct Reading {
    std::string kana;
    char okuri = 0;
    friend bool operator==(const Reading&, const Reading&) = default;
  };

  /// An empty dictionary: nothing is found.
  SkkDictionary() = default;
  /// Reads lines of "reading /word;note/word/", EUC-JP (the first ill-formed characters dropped) or
  /// UTF-8. Lines that are none, and words with numbers to fill in or Lisp in them, are left out;
  /// fails with format when nothing is left.
  static base::Result<SkkDictionary> parse(std::string_view bytes);
  /// The same from a file; fails as FileSystem::read does, too.
  static base::Result<SkkDictionary> load(base::FileSystem&, const base::Path&);

  /// The words for this reading in hiragana, the usual ones first.
  std::vector<std::string> words(std::string_view reading) const;
  /// The stems read so before okurigana that begin with this consonant: みまも, 'r' → 見守.
  std::vector<std::string> stems(std::string_view reading, char okuri) const;
  /// How this written word, or stem, is read, the likeliest first.
  std::vector<Reading> readings(std::string_view word) const;
  /// The most code points of a written word.
  std::size_t longest_word() const { return longest_word_; }
  std::size_t lines() const { return lines_.size(); }

 private:
  struct ByWord {
    std::uint32_t hash;
    std::uint32_t line;  // offset in text_
  };
  std::string_view key_of(std::uint32_t line) const;
  std::string_view line_at(std::uint32_t line) const;
  std::vector<std::string> words_of_key(std::string_view key) const;

  std::string text_;                  // only the lines that are used
  std::vector<std::uint32_t> lines_;  // offsets, sorted by key
  std::vector<ByWord> by_word_;       // sorted by hash
  std::size_t longest_word_ = 0;
};

}  // namespace ime
