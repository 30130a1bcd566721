// words: the 2,048 words of which a room's key is said aloud (assets/hall/words.txt), and what people type of
// them: hiragana, katakana, romaji in any spelling, full width, long vowels or not. Values; any thread.
// Invariants of a WordList, which its tests keep for the file that is shipped:
// 1. The sounds (word_sound.h) of any two words differ, and no word's sounds are another's beginning.
// 2. The first three kana of a word are no other word's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/file_system.h"

namespace hall {

inline constexpr std::size_t kWords = 2048;
inline constexpr std::size_t kRoomWords = 6;
inline constexpr std::size_t kMostTyped = 400;  // bytes that are looked at; longer is no six words

/// Which words of the list, by number.
using RoomWords = std::array<std::uint16_t, kRoomWords>;

struct Word {
  std::string kana;    // hiragana
  std::string romaji;  // Hepburn, as it is shown beside the kana
};

class WordList {
 public:
  /// A line a word: kana, a space, romaji; lines with # are passed over. `name` is the file's, for
  /// errors: too few or too many words, a word that cannot be told from another.
  static base::Result<WordList> parse(std::string_view text, const std::string& name);
  static base::Result<WordList> load(base::FileSystem& files, const base::Path& path);

  const Word& at(std::size_t number) const { return words_.at(number); }
  /// The word that is typed whole, whatever its spelling.
  std::optional<std::uint16_t> find(std::string_view typed) const;
  /// Words that begin with what is typed, those first whose spelling does, in the order of the list (that
  /// of kana); at most `most`. Nothing for an empty text.
  std::vector<std::uint16_t> complete(std::string_view typed, std::size_t most) const;
  /// Words that look or sound most like it, the nearest first; nothing where none is near.
  std::vector<std::uint16_t> nearest(std::string_view typed, std::size_t most) const;
  /// Words within what was typed without a space; nothing where it can't be read so, or not in one way.
  std::vector<std::uint16_t> split(std::string_view typed) const;

 private:
  std::vector<Word> words_;
  std::vector<std::string> sounds_;  // by number
  std::unordered_map<std::string, std::uint16_t> by_sound_;
  std::size_t longest_ = 0;  // of all sounds
};

/// What somebody typed, cut where a space, a comma, a middle dot or a new line stands.
std::vector<std::string> typed_words(std::string_view typed);

/// The six words. An error names the first word that is not of the list and those nearest to it, the
/// words that a beginning leaves open, or how many were read.
base::Result<RoomWords> read_words(const WordList& list, std::string_view typed);

/// "さくら きつね …", as they are said; and in romaji.
std::string kana_of(const WordList& list, const RoomWords& words);
std::string romaji_of(const WordList& list, const RoomWords& words);

}  // namespace hall
