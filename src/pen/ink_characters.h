// A card's ink cut into characters: strokes into lines, lines into characters. Pure; for whoever
// reads them (recogniser.h).
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/session.h"

namespace pen {

/// Strokes that stand together as one character.
struct InkCharacter {
  base::Rect box;                    // of its points, mm on the card
  int line = 0;                      // from 0, top to bottom
  std::vector<std::size_t> strokes;  // numbers in the ink, in the order of writing
  /// Best first, each once, at most kMostCandidates; empty: nothing like it is known.
  std::vector<std::string> candidates;
};

/// Ink cut into characters, without candidates: lines from top to bottom, in each from left to
/// right, by the gaps between strokes and the size that the characters seem to have.
std::vector<InkCharacter> characters_of(const std::vector<model::InkStroke>& ink);

}  // namespace pen
