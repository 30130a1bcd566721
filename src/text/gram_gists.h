// GramGists: what a text is about by its letters alone: whole words of Latin letters and figures, pairs
// of kanji and katakana, threes of hiragana. Needs no dictionary; one thread at a time.
#pragma once

#include "text/gist.h"

namespace text {

class GramGists final : public GistReader {
 public:
  base::Result<Gist> of(std::string_view text) override;
};

}  // namespace text
