// What somebody has typed so far of a room's six words, however it is spelled and spaced. Plain functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hall/words.h"

namespace pages {

struct TypedWords {
  std::vector<std::uint16_t> words;  // that stand there whole, in order
  std::string rest;                  // the beginning of the one being written; or what is none
  bool wrong = false;                // `rest` is the beginning of no word
};

/// No word is another's beginning, so that none has to be ended by a space.
TypedWords read_typed(const hall::WordList& list, std::string_view typed);

}  // namespace pages
