// Likeness: which of a table's cards use the same words as one of them. A word that few have counts more
// than one that all have. Plain values; one thread.
//  1. `cards_` and `having_` say the same of who has which word.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/id.h"

namespace text {

class Likeness {
 public:
  /// The card's words are these from now on; none: it is like no other.
  void set(base::Id card, const std::vector<std::string>& words);
  void forget(base::Id card) { set(card, {}); }
  void clear() { *this = {}; }

  struct Like {
    base::Id card;
    double share = 0;  // 0…1: how much of what they are about is the same
  };
  /// At most so many others, the likest first; none where none is like it enough.
  std::vector<Like> like(base::Id card, std::size_t most) const;

 private:
  /// What the word weighs by how many have it.
  double weight(std::uint32_t word) const;
  double length(const std::vector<std::uint32_t>& words) const;

  std::unordered_map<std::string, std::uint32_t> words_;  // each word's number
  std::unordered_map<base::Id, std::vector<std::uint32_t>> cards_;
  std::vector<std::vector<base::Id>> having_;  // by word
};

}  // namespace text
