// EverydayWords: tests/data/everyday-words.txt, and how a conversion does on a word of it.
// For the conversion's test and its benchmark.
#pragma once

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "ime/kana_kanji.h"

namespace ime {

struct EverydayWord {
  std::string reading;
  std::vector<std::string> surfaces;  // each is right
};

inline std::vector<EverydayWord> everyday_words() {
  std::vector<EverydayWord> out;
  std::ifstream file(KURUMAZA_SOURCE_DIR "/tests/data/everyday-words.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream columns(line);
    EverydayWord word;
    std::string surfaces;
    columns >> word.reading >> surfaces;
    std::istringstream each(surfaces);
    for (std::string one; std::getline(each, one, '/');) word.surfaces.push_back(one);
    out.push_back(std::move(word));
  }
  return out;
}

/// How many candidates of the whole reading stand before a right one; nothing if none is right.
inline std::optional<std::size_t> place_of(const EverydayWord& word, const Conversion& conversion) {
  const auto found = std::find_first_of(conversion.whole.begin(), conversion.whole.end(),
                                        word.surfaces.begin(), word.surfaces.end());
  if (found == conversion.whole.end()) return {};
  return static_cast<std::size_t>(found - conversion.whole.begin());
}

}  // namespace ime
