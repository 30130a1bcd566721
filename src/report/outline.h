// A board in the order in which a report tells it: islands nested as on the map, lone wolves, cards
// outside, what is in the tray; and the ranks of 衆目評価. Points into the board. Pure, any thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/plate_labels.h"
#include "model/weighing.h"

namespace report {

using model::Id;

struct IslandNode {
  const model::Island* island;
  std::string label;                      // "2-1": the first plate of the second round
  std::vector<const model::Card*> cards;  // those directly in it, in reading order
  std::vector<IslandNode> inner;
};

struct Outline {
  std::vector<IslandNode> islands;  // the outermost; later rounds first, then by label
  std::vector<const model::Card*> lone_wolves;
  std::vector<const model::Card*> loose;  // outside any island, but not lone wolves
  std::vector<const model::Card*> tray;
};

Outline outline_of(const model::Board&);
/// How many cards it tells of, but for those in the tray; of twins one.
std::size_t cards_told(const model::Board&);

using model::plate_labels;

/// Row by row from the top left, as the eye reads the map; cards whose centres differ by less than
/// half a card in height share a row.
void sort_for_reading(std::vector<const model::Card*>&);

using model::Rank;
using model::ranks_of;

}  // namespace report
