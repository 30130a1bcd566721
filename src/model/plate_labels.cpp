#include "model/plate_labels.h"

#include <algorithm>

namespace model {

std::map<Id, std::string> plate_labels(const Board& board) {
  std::map<Id, std::string> labels;
  std::map<int, int> counts;
  for (const auto& [id, island] : board.islands)
    labels[id] = std::to_string(island.level) + "-" + std::to_string(++counts[island.level]);
  return labels;
}

bool has_levels(const Board& board) {
  return std::ranges::any_of(board.islands, [](const auto& i) { return i.second.level > 1; });
}

}  // namespace model
