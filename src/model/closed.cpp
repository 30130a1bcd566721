#include "model/closed.h"

#include <algorithm>

namespace model {

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

}  // namespace model
