// Blocks of words in columns, as in a newspaper: down the first, then down the next, then onto the next
// sheet. For the stage; pure.
#pragma once

#include <vector>

#include "canvas/stage.h"

namespace canvas {

struct StageBlock {
  const StageThing* thing = nullptr;
  text::LayoutPtr words;  // null: none
  double ink_high = 0;    // mm for handwriting above them
  double high = 0;        // of all of it, mm
  bool heads = false;     // never last in its column
};

struct StageColumns {
  struct Spot {
    int sheet = 0, column = 0;
    double y = 0;  // mm from the columns' top
  };
  std::vector<Spot> spots;  // of each block
  int sheets = 0;
};

/// Columns at most `high`; on one sheet they end as high up as they can, all about alike.
StageColumns in_columns(const std::vector<StageBlock>& blocks, int columns, double high,
                        double gap);

}  // namespace canvas
