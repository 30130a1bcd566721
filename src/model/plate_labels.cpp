#include "model/plate_labels.h"

#include <algorithm>
#include <set>

namespace model {

namespace {

/// By level: the numbers given.
std::map<int, std::set<int>> given_numbers(const Board& board) {
  std::map<int, std::set<int>> given;
  for (const auto& [id, island] : board.islands)
    if (island.number > 0) given[island.level].insert(island.number);
  return given;
}

/// Calls f(island, number) for each, by the time of making.
template <class F>
void each_number(const Board& board, F&& f) {
  const std::map<int, std::set<int>> given = given_numbers(board);
  std::map<int, int> counts;
  for (const auto& [id, island] : board.islands) {
    int number = island.number;
    if (number == 0) {
      int& count = counts[island.level];
      const auto taken = given.find(island.level);
      do ++count;
      while (taken != given.end() && taken->second.contains(count));
      number = count;
    }
    f(island, number);
  }
}

}  // namespace

std::map<Id, std::string> plate_labels(const Board& board) {
  std::map<Id, std::string> labels;
  each_number(board, [&](const Island& island, int number) {
    labels[island.id] = std::to_string(island.level) + "-" + std::to_string(number);
  });
  return labels;
}

int highest_number(const Board& board, int level) {
  int highest = 0;
  each_number(board, [&](const Island& island, int number) {
    if (island.level == level) highest = std::max(highest, number);
  });
  return highest;
}

bool has_levels(const Board& board) {
  return std::ranges::any_of(board.islands, [](const auto& i) { return i.second.level > 1; });
}

}  // namespace model
