#include "archive/session_words.h"

#include <algorithm>

namespace archive {

namespace {

std::string plate_over(const model::Board& board, const model::Card& card) {
  auto islands = model::path_to(board, card.island);
  std::ranges::reverse(islands);
  for (const model::Id id : islands)
    if (const model::Island* island = model::find_island(board, id);
        island && !island->plate.empty())
      return island->plate;
  return {};
}

void add_board(const model::Board& board, std::vector<Thing>& out) {
  const auto add = [&](Kind kind, model::Id id, const std::string& text, std::string island) {
    if (!text.empty()) out.push_back({kind, id, board.id, text, std::move(island)});
  };
  for (const auto& [id, island] : board.islands) {
    add(Kind::plate, id, island.plate, {});
    add(Kind::plate, id, island.symbol, {});
  }
  for (const auto& [id, card] : board.cards)
    if (card.place != model::Place::seat) add(Kind::card, id, card.text, plate_over(board, card));
}

}  // namespace

SessionWords words_of(const model::Session& session) {
  SessionWords out{session.id, session.made, session.title, session.date, session.venue, {}};
  if (session.anonymous) return {session.id, session.made, {}, {}, {}, {}};
  if (!session.title.empty())
    out.things.push_back({Kind::title, session.id, {}, session.title, {}});
  for (const model::Question* question : session.questions_in_order())
    if (!question->text.empty())
      out.things.push_back({Kind::question, question->id, {}, question->text, {}});
  for (const model::Board* board : session.boards_in_order()) add_board(*board, out.things);
  return out;
}

}  // namespace archive
