#include "pages/map_choice.h"

#include <algorithm>

#include "desk/take_maps.h"
#include "pages/one_line.h"

namespace pages {

namespace {

constexpr std::size_t kShownCards = 4;

/// The first of its cards as they are read, from the top left.
std::vector<std::string> first_cards(const model::Board& board) {
  std::vector<const model::Card*> cards;
  for (const auto& [id, card] : board.cards)
    if (!card.text.empty()) cards.push_back(&card);
  const std::size_t shown = std::min(kShownCards, cards.size());
  std::ranges::partial_sort(cards, cards.begin() + std::ptrdiff_t(shown), {},
                            [](const model::Card* c) {
                              return std::pair{c->pos.y, c->pos.x};
                            });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < shown; ++i) out.push_back(one_line(cards[i]->text));
  return out;
}

}  // namespace

void MapChoice::choose(std::size_t page) {
  if (page >= wanted_.size() || wanted_.size() == 1) return;
  wanted_[page] = !wanted_[page];
}

panels::ImportView MapChoice::view(const model::Session& session, const base::Messages& tr) const {
  panels::ImportView out;
  out.file = name_;
  if (import_.maps.empty()) {
    out.error = tr("There is nothing in this file.");
    return out;
  }
  const bool several = import_.maps.size() > 1;
  if (several) out.hint = tr("Each page comes onto a board of its own. Tap one to leave it out.");
  bool all_there = true;
  for (std::size_t i = 0; i < import_.maps.size(); ++i) {
    const model::Board& board = import_.maps[i].board;
    panels::ImportColumnView column;
    column.name = board.title.empty() || !several ? import_.editor : board.title;
    column.cells = first_cards(board);
    column.cells.insert(column.cells.begin(), storage::what_is_on(board).in(tr));
    column.chosen = wanted_[i];
    column.can_choose = several;
    out.columns.push_back(std::move(column));
    if (!wanted_[i]) continue;
    // A page of islands alone comes, too.
    out.cards += std::max<std::size_t>(1, board.cards.size());
    all_there = all_there && desk::lies_on(session, board) != nullptr;
  }
  if (out.cards > 0 && all_there) {
    out.make = tr("Update the map");
    out.notes.push_back(
        tr("This map is on the table already: it becomes as the file has it. Nothing is removed."));
  }
  for (const base::Sentence& said : import_.left_out) out.notes.push_back(said.in(tr));
  return out;
}

std::vector<model::MapWish> MapChoice::maps() const {
  std::vector<model::MapWish> out;
  for (std::size_t i = 0; i < import_.maps.size(); ++i)
    if (wanted_[i]) out.push_back(import_.maps[i]);
  return out;
}

}  // namespace pages
