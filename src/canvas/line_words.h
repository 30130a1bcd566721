// Where the words of a relation stand on its line: on it, in more lines where it is short, close beside it, or
// turned along it; clear of what lies there as long as there is room. Pure geometry, mm; for RelationLines.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "canvas/way.h"

namespace canvas {

inline constexpr int kMostWordLines = 5;

/// A paper for words, as large as they need.
struct WordsPaper {
  base::Size size;
  double turn = 0;
  bool beside = false;  // never on the line itself: its middle says something
  int lines = 1;
};

/// Where a paper lies, and in how many lines its words are set on it.
struct WordsSpot {
  base::TurnedRect at;
  int lines = 1;
  bool operator==(const WordsSpot& o) const {
    return at.centre == o.at.centre && at.size == o.at.size && at.turn == o.at.turn &&
           lines == o.lines;
  }
};

/// The paper for words set in so many lines (2 to kMostWordLines), none larger than in one both ways together;
/// nothing where they are not to be broken so often.
using BrokenPaper = std::function<std::optional<WordsPaper>(int lines)>;

/// Nearest to the middle of the line where it covers none of `others`, and leaves what is round it to be
/// seen; where it would cover some everywhere, where it covers least, and as near to the middle as that.
/// `one`: in one line; others are only asked for where that has no room. Requires: two points or more.
WordsSpot words_place(const Way& way, const WordsPaper& one, const BrokenPaper& broken,
                      const std::vector<Rect>& others);
/// Wherever they may come to stand.
Rect words_reach(const Way& way, const WordsPaper& paper);

}  // namespace canvas
