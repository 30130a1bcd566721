#include "canvas/stage_columns.h"

#include <algorithm>

namespace canvas {

namespace {

StageColumns filled(const std::vector<StageBlock>& blocks, int columns, double high, double gap) {
  StageColumns out;
  int sheet = 0, column = 0;
  double y = 0;
  const auto next_column = [&] {
    y = 0;
    if (++column == columns) column = 0, ++sheet;
  };
  for (std::size_t k = 0; k < blocks.size(); ++k) {
    double needed = blocks[k].high;
    // What heads others stays with the first of them, where both have room at all.
    if (blocks[k].heads && k + 1 < blocks.size() && needed + gap + blocks[k + 1].high <= high)
      needed += gap + blocks[k + 1].high;
    if (y > 0 && y + needed > high + 1e-6) next_column();
    out.spots.push_back({sheet, column, y});
    y += blocks[k].high + gap;
  }
  out.sheets = blocks.empty() ? 0 : sheet + 1;
  return out;
}

}  // namespace

StageColumns in_columns(const std::vector<StageBlock>& blocks, int columns, double high,
                        double gap) {
  StageColumns best = filled(blocks, columns, high, gap);
  if (best.sheets != 1) return best;
  double least = 0, most = high;
  for (const StageBlock& block : blocks) least = std::max(least, block.high);
  for (int n = 0; n < 12 && most - least > 1; ++n) {
    const double middle = (least + most) / 2;
    StageColumns tried = filled(blocks, columns, middle, gap);
    if (tried.sheets == 1) {
      best = std::move(tried);
      most = middle;
    } else {
      least = middle;
    }
  }
  return best;
}

}  // namespace canvas
