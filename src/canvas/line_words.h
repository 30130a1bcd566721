// Where the words of a relation stand on its line: on it or close beside it, clear of what lies there as long
// as there is room. Pure geometry, mm; for RelationLines.
#pragma once

#include <vector>

#include "canvas/way.h"

namespace canvas {

/// A paper for words, as large as they need.
struct WordsPaper {
  base::Size size;
  double turn = 0;
  bool beside = false;  // never on the line itself: its middle says something
};

/// Nearest to the middle of the line where it covers none of `others`; in the middle where it would
/// everywhere. Requires: two points or more.
base::TurnedRect words_place(const Way& way, const WordsPaper& paper,
                             const std::vector<Rect>& others);
/// Wherever they may come to stand.
Rect words_reach(const Way& way, const WordsPaper& paper);

}  // namespace canvas
