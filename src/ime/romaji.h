// Romaji: Latin letters on their way to kana, one letter at a time, by a table read from a file
// (assets/keyboards/romaji.json). A RomajiTable is shared by all seats, a Romaji belongs to one
// composition. Doubled consonants give っ; an n gives ん before a consonant, as nn or as n'.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/file_system.h"

namespace ime {

class RomajiTable {
 public:
  /// A table from JSON: {"format": "kurumaza-romaji", "version": 1, "kana": {"ka": "か", …}}. Keys
  /// are one to four lower-case ASCII characters without a space. Fails with parse, version or
  /// format.
  static base::Result<RomajiTable> parse(std::string_view json);
  /// The same from a file; fails as FileSystem::read does, too.
  static base::Result<RomajiTable> load(base::FileSystem&, const base::Path&);

  /// The kana of a whole syllable, or nothing.
  const std::string* find(std::string_view letters) const;
  /// True if some longer syllable begins with these letters.
  bool begins(std::string_view letters) const;
  std::size_t size() const { return kana_.size(); }

 private:
  std::map<std::string, std::string, std::less<>> kana_;
};

class Romaji {
 public:
  /// `table` lives longer.
  explicit Romaji(const RomajiTable& table) : table_(&table) {}

  /// Takes one ASCII letter or sign (capitals count as small letters); returns the kana that are
  /// finished by it, often none. Letters that can't become kana come back as they are.
  std::string type(char letter);
  /// What waits for its vowel: "k", "sh", "n".
  const std::string& pending() const { return pending_; }
  /// Takes the last pending letter back; false if there is none.
  bool backspace();
  /// Ends the pending syllable: ん for an n, other letters as they are. Nothing is pending then.
  std::string flush();
  void clear() { pending_.clear(); }

 private:
  const RomajiTable* table_;
  std::string pending_;
};

}  // namespace ime
