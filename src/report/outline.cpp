#include "report/outline.h"

#include <algorithm>

namespace report {

using model::Card;
using model::Island;

namespace {

/// What lies directly in each island (nil: in none), gathered in one pass over the board.
struct Contents {
  std::map<Id, std::vector<const Card*>> cards;
  std::map<Id, std::vector<const Island*>> islands;
};

IslandNode node_of(const Island& island, Contents& contents,
                   const std::map<Id, std::string>& labels) {
  IslandNode node{&island, labels.at(island.id), std::move(contents.cards[island.id]), {}};
  sort_for_reading(node.cards);
  for (const Island* child : contents.islands[island.id])
    node.inner.push_back(node_of(*child, contents, labels));
  return node;
}

}  // namespace

Outline outline_of(const model::Board& board) {
  Outline out;
  Contents contents;
  for (const auto& [id, card] : board.cards) {
    if (card.place == model::Place::seat) continue;  // not shown to anybody yet
    if (card.place == model::Place::tray)
      out.tray.push_back(&card);
    else if (!card.island.nil())
      contents.cards[card.island].push_back(&card);
    else
      (card.alone > 0 ? out.lone_wolves : out.loose).push_back(&card);
  }
  for (const auto& [id, island] : board.islands) contents.islands[island.parent].push_back(&island);
  for (auto& [parent, islands] : contents.islands)
    std::stable_sort(islands.begin(), islands.end(),
                     [](const Island* a, const Island* b) { return a->level > b->level; });
  const std::map<Id, std::string> labels = plate_labels(board);
  const std::vector<const Island*> outermost = contents.islands[Id{}];
  for (const Island* island : outermost) out.islands.push_back(node_of(*island, contents, labels));
  sort_for_reading(out.lone_wolves);
  sort_for_reading(out.loose);
  return out;
}

std::size_t cards_told(const model::Board& board) {
  const auto told = [](const Card& card) { return card.place != model::Place::tray; };
  return std::size_t(std::ranges::count_if(board.cards, [&](const auto& entry) {
    const Card& card = entry.second;
    const Card* twin = model::find_card(board, card.twin);
    return told(card) && !(twin && told(*twin) && twin->id < card.id);
  }));
}

void sort_for_reading(std::vector<const Card*>& cards) {
  std::stable_sort(cards.begin(), cards.end(),
                   [](const Card* a, const Card* b) { return a->pos.y < b->pos.y; });
  for (auto row = cards.begin(); row != cards.end();) {
    const double top = (*row)->pos.y;
    const auto end = std::find_if(row, cards.end(), [&](const Card* card) {
      return card->pos.y - top >= model::kCardSize.h / 2;
    });
    std::stable_sort(row, end, [](const Card* a, const Card* b) { return a->pos.x < b->pos.x; });
    row = end;
  }
}

}  // namespace report
