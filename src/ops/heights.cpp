#include "ops/heights.h"

#include <algorithm>
#include <limits>
#include <set>

#include "model/closed.h"

namespace ops {

using namespace model;

Ops forward_or_back(const Board& board, Id island) {
  if (!board.islands.contains(island)) return {};
  const std::vector<Id> inside = subtree_of(board, island);
  const std::set<Id> islands(inside.begin(), inside.end());
  std::vector<const Card*> own, others;
  for (const auto& [id, card] : board.cards)
    if (card.place == Place::table && hidden_by(board, card).nil())
      (islands.contains(card.island) ? own : others).push_back(&card);

  bool overlaps = false, above = true;
  for (const Card* card : own) {
    const base::Rect box = shape_of(*card).bounds();
    for (const Card* other : others) {
      if (!box.intersects(shape_of(*other).bounds())) continue;
      overlaps = true;
      above = above && card->z > other->z;
    }
  }
  if (!overlaps) return {};

  std::ranges::sort(own, [](const Card* a, const Card* b) {
    return std::pair(a->z, a->id) < std::pair(b->z, b->id);
  });
  double z = top_z(board);
  if (above) {
    double lowest = std::numeric_limits<double>::max();
    for (const Card* other : others) lowest = std::min(lowest, other->z);
    z = lowest - double(own.size());
  }
  Ops out;
  for (const Card* card : own)
    out.push_back(Change<Card>{board.id, card->id, Patch<Card>{}.set<&Card::z>(z++)});
  return out;
}

}  // namespace ops
