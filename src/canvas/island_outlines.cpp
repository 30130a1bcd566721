#include "canvas/island_outlines.h"

#include "canvas/look.h"
#include "canvas/outline.h"
#include "model/closed.h"

namespace canvas {
namespace {

const std::set<Id>& in(const std::unordered_map<Id, std::set<Id>>& members, Id island) {
  static const std::set<Id> none;
  const auto it = members.find(island);
  return it == members.end() ? none : it->second;
}

}  // namespace

void IslandOutlines::clear() {
  cards_in_.clear();
  islands_in_.clear();
  outlines_.clear();
  larger_.clear();
}

const std::set<Id>& IslandOutlines::cards_in(Id island) const { return in(cards_in_, island); }
const std::set<Id>& IslandOutlines::islands_in(Id island) const { return in(islands_in_, island); }

void IslandOutlines::renew(const model::Board& board, Id id) {
  const model::Island& island = board.islands.at(id);
  std::vector<base::TurnedRect> shapes{plate_seen(board, island)};
  if (board.index_map && island.parent.nil())
    larger_[id] = shapes.front().size;
  else
    larger_.erase(id);
  std::vector<std::shared_ptr<const Shape>> rings;
  if (!is_closed(island, board.index_map)) {
    for (const Id card : cards_in(id)) shapes.push_back(shape_of(board.cards.at(card)));
    for (const Id child : islands_in(id))
      if (const auto it = outlines_.find(child); it != outlines_.end()) rings.push_back(it->second);
  }
  outlines_[id] = island_outline(shapes, rings, kIslandMargin);
}

base::TurnedRect IslandOutlines::plate(const model::Board& board,
                                       const model::Island& island) const {
  base::TurnedRect plate = plate_shape_of(island);
  if (!board.index_map || !island.parent.nil()) return plate;
  const auto it = larger_.find(island.id);
  if (it == larger_.end()) return plate_seen(board, island);
  plate.size = it->second;
  return plate;
}

std::shared_ptr<const Shape> IslandOutlines::of(Id island) const {
  const auto it = outlines_.find(island);
  return it == outlines_.end() ? nullptr : it->second;
}

}  // namespace canvas
