#include "report/collected.h"

#include <algorithm>

#include "report/thing_numbers.h"
#include "report/words.h"

namespace report {

namespace {

int points_of(const ToldBoard& told, Id thing) {
  const auto rank = std::ranges::find(told.ranks, thing, &Rank::target);
  return rank == told.ranks.end() ? 0 : rank->points;
}

CollectedBoard board_of(const ToldBoard& told, const base::Messages& tr) {
  CollectedBoard out{told.question, told.where, int(told.board->islands.size()), {}, {}, {}};
  std::map<Id, std::size_t> at;  // of an outermost island, in the themes
  for (const IslandNode& node : told.outline.islands) {
    at[node.island->id] = out.themes.size();
    out.themes.push_back({name_of(*told.board, node.island->id, told.labels, tr), 0,
                          points_of(told, node.island->id)});
  }
  each_card(told, [&](const model::Card& card) {
    if (card.place == model::Place::tray) return;
    CollectedCard one{card.text, {}, card.color, points_of(told, card.id)};
    if (card.text.empty()) {
      if (card.ink.empty()) return;
      one.text = tr("(handwritten)");
    }
    const std::vector<Id> path = model::path_to(*told.board, card.island);
    if (!path.empty()) {
      CollectedTheme& theme = out.themes[at.at(path.front())];
      one.theme = theme.plate;
      ++theme.cards;
      theme.points += one.points;
    }
    out.cards.push_back(std::move(one));
  });
  return out;
}

}  // namespace

Collected collected(const model::Session& session, const base::Messages& tr, int number,
                    const std::string& file,
                    const std::function<MapPicture(const model::Board&)>& map) {
  Collected out;
  out.number = number;
  out.file = file;
  out.title = session.title.empty() ? std::string(tr("Untitled session")) : session.title;
  out.date = session.date;
  out.venue = session.venue;
  for (const ToldBoard& told : told_boards(session)) {
    out.boards.push_back(board_of(told, tr));
    if (map) out.boards.back().map = map(*told.board);
    out.relations += int(told.board->relations.size());
    for (const Rank& rank : told.ranks) out.points += rank.points;
  }
  DataWishes wishes;
  wishes.prefix = std::to_string(number) + "-";
  wishes.places = false;  // says nothing beside another map's
  out.tables = tables_of(session, tr, wishes);
  using Kind = DataColumn::Kind;
  const std::vector<DataColumn> from{{tr("Session number"), Kind::number},
                                     {tr("Session"), Kind::prose},
                                     {tr("Date")},
                                     {tr("Place")}};
  const auto cell = [](const std::string& text) { return text.empty() ? DataCell() : text; };
  const DataRow source{double(number), out.title, cell(out.date), cell(out.venue)};
  for (DataTable& table : out.tables) {
    table.columns.insert(table.columns.begin(), from.begin(), from.end());
    for (DataRow& row : table.rows) row.insert(row.begin(), source.begin(), source.end());
  }
  return out;
}

}  // namespace report
