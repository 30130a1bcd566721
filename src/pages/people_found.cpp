#include "pages/people_found.h"

#include <algorithm>

#include "ops/masks.h"
#include "text/personal_data.h"

namespace pages {

PeopleFound people_in(base::FileSystem& files, const model::Session& session) {
  const text::PersonalData data(files);
  PeopleFound out;
  out.knows_names = data.knows_names();
  const auto look = [&](const model::Board& board, base::Id about, const std::string& text) {
    for (const text::PersonalFind& f : data.in(text)) {
      PersonFound find{board.id, about, text.substr(f.first_byte, f.end_byte - f.first_byte)};
      const auto same = [&](const PersonFound& o) {
        return o.about == about && o.words == find.words;
      };
      if (std::ranges::none_of(out.all, same)) out.all.push_back(std::move(find));
    }
  };
  for (const model::Board* board : session.boards_in_order()) {
    for (const auto& [id, island] : board->islands) look(*board, id, island.plate);
    for (const auto& [id, card] : board->cards)
      if (card.place == model::Place::table) look(*board, id, card.text);
  }
  return out;
}

int undecided(const model::Session& session, const PeopleFound& found) {
  return int(std::ranges::count_if(found.all, [&](const PersonFound& find) {
    const model::Board* board = session.board(find.board);
    return board && !ops::redaction_of(*board, find.about, find.words) &&
           ops::text_under(*board, find.about).find(find.words) != std::string::npos;
  }));
}

}  // namespace pages
