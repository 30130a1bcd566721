// Ruby: a reading in small letters above a part of a text; and the words of a text with all their ways to
// be read, for whoever chooses another. Plain values; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace text {

struct Ruby {
  std::uint32_t first_byte, end_byte;  // of the text
  std::string reading;                 // hiragana
  friend bool operator==(const Ruby&, const Ruby&) = default;
};

/// In the order of the text; none lies over a part of another's.
using Rubies = std::vector<Ruby>;

/// A word with kanji in it, as people take it for one.
struct ReadWord {
  std::uint32_t first_byte, end_byte;    // of the text
  std::string shown;                     // its reading, all of it; empty: none stands above it
  std::vector<std::string> others = {};  // ways it is read elsewhere, the likeliest first
  friend bool operator==(const ReadWord&, const ReadWord&) = default;
};

/// A text that was read: what stands above it, and its words with kanji, each in order.
struct Read {
  Rubies rubies;
  std::vector<ReadWord> words = {};
};

/// What people say of words: how each is read wherever it stands as a word; "": not to be read.
using OwnReadings = std::map<std::string, std::string, std::less<>>;

}  // namespace text
