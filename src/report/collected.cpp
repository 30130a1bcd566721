#include "report/collected.h"

#include <algorithm>

#include "report/svg.h"
#include "report/thing_numbers.h"
#include "report/words.h"

namespace report {

namespace {

int points_of(const ToldBoard& told, Id thing) {
  const auto rank = std::ranges::find(told.ranks, thing, &Rank::target);
  return rank == told.ranks.end() ? 0 : rank->points;
}

CollectedBoard board_of(const ReportInput& input, const ToldBoard& told) {
  const base::Messages& tr = input.tr;
  CollectedBoard out{told.question, told.where, int(told.board->islands.size()), {}, {}, {}, {}};
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
  if (!input.draw_map) return out;
  const canvas::DrawList list = input.draw_map(*told.board);
  if (list.entries.empty()) return out;
  SvgOptions options;
  options.standalone = true;
  options.is_bold = input.is_bold;
  options.title = told.question.empty() ? input.session.title : told.question;
  const base::Rect bounds = bounds_of(list);
  out.map_size = {bounds.max.x - bounds.min.x + 2 * options.margin,
                  bounds.max.y - bounds.min.y + 2 * options.margin};
  out.map = to_svg(list, options);
  return out;
}

}  // namespace

Collected collected(const ReportInput& input, int number, const std::string& file) {
  const model::Session& session = input.session;
  const base::Messages& tr = input.tr;
  Collected out;
  out.number = number;
  out.file = file;
  out.title = session.title.empty() ? std::string(tr("Untitled session")) : session.title;
  out.date = session.date;
  out.venue = session.venue;
  for (const ToldBoard& told : told_boards(session)) {
    out.boards.push_back(board_of(input, told));
    out.relations += int(told.board->relations.size());
    for (const Rank& rank : told.ranks) out.points += rank.points;
  }
  DataWishes wishes;
  wishes.prefix = std::to_string(number) + "-";
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
