#include "report/crossed.h"

#include <set>

#include "canvas/shape.h"

namespace report {

std::vector<model::Id> crossed_by(const model::Board& board, const model::Circle& circle) {
  const canvas::Shape loop{{circle.loop}};
  std::set<model::Id> islands, cards;
  for (const auto& [id, card] : board.cards) {
    if (card.place != model::Place::table || !canvas::contains(loop, card.pos)) continue;
    if (card.island.nil())
      cards.insert(id);
    else
      islands.insert(card.island);
  }
  std::vector<model::Id> out(islands.begin(), islands.end());
  out.insert(out.end(), cards.begin(), cards.end());
  return out;
}

}  // namespace report
