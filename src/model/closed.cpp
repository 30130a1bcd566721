#include "model/closed.h"

#include <algorithm>

namespace model {

namespace {
constexpr double kLargestPlate = 2.5;  // times as large as it is
}

Id closed_over(const Board& board, Id island) {
  return closed_over(island, board.index_map, [&](Id id) { return find_island(board, id); });
}

Id hidden_by(const Board& board, const Card& card) { return closed_over(board, card.island); }
Id hidden_by(const Board& board, const Island& island) { return closed_over(board, island.parent); }

Id seen_of(const Board& board, Id thing) {
  const Card* card = find_card(board, thing);
  const Island* island = card ? nullptr : find_island(board, thing);
  const Id pile = card ? hidden_by(board, *card) : island ? hidden_by(board, *island) : Id{};
  return pile.nil() ? thing : pile;
}

bool is_pile(const Board& board, Id island) {
  return !island.nil() && closed_over(board, island) == island;
}

std::size_t cards_within(const Board& board, Id island) {
  return std::size_t(std::ranges::count_if(board.cards, [&](const auto& entry) {
    const Card& card = entry.second;
    return card.place == Place::table && !card.island.nil() &&
           is_within(board, card.island, island);
  }));
}

base::TurnedRect plate_seen(const Board& board, const Island& island) {
  base::TurnedRect plate = plate_shape_of(island);
  if (!board.index_map || !island.parent.nil()) return plate;
  // How far the bundle reaches from the middle of its plate.
  double left = plate.size.w / 2, right = left, high = plate.size.h;
  std::vector<Id> within = subtree_of(board, island.id);
  std::ranges::sort(within);
  for (const auto& [id, card] : board.cards) {
    if (card.place != Place::table || card.island.nil()) continue;
    if (!std::ranges::binary_search(within, card.island)) continue;
    const base::TurnedRect shape = shape_of(card);
    for (int k = 0; k < 4; ++k) {
      const Vec2 at = plate.to_local(shape.corner(k));
      left = std::max(left, -at.x);
      right = std::max(right, at.x);
      high = std::max(high, std::abs(at.y));
    }
  }
  const double k = std::clamp(
      std::min(2 * std::min(left, right) / plate.size.w, high / plate.size.h), 1.0, kLargestPlate);
  plate.size = {plate.size.w * k, plate.size.h * k};
  return plate;
}

}  // namespace model
