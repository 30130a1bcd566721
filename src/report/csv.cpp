#include "report/csv.h"

#include <algorithm>
#include <set>

#include "base/cell_guard.h"
#include "model/ground.h"
#include "report/markup.h"
#include "report/outline.h"
#include "report/words.h"

namespace report {

namespace {

void add_row(std::string& out, const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out += ',';
    first = false;
    out += csv_cell(cell);
  }
  out += "\r\n";
}

/// Points stand there where anything has some, fields where any board has a ground, and where twins lie
/// where there are any.
struct Columns {
  bool points = false, fields = false, twins = false;
};

/// The plates from the outermost island to the card's own, "outer / inner".
std::string path_text(const model::Board& board, model::Id island,
                      const std::map<model::Id, std::string>& labels, const base::Messages& tr) {
  std::string out;
  for (const model::Id id : model::path_to(board, island)) {
    if (!out.empty()) out += " / ";
    out += name_of(board, id, labels, tr);
  }
  return out;
}

void add_board(std::string& out, const model::Board& board, const std::string& question,
               const ReportInput& input, Columns columns) {
  const base::Messages& tr = input.tr;
  const std::vector<Rank> ranks = ranks_of(board);
  const bool named = !input.session.anonymous;
  const auto labels = plate_labels(board);
  const std::string where = board.title.empty() || board.table.empty()
                                ? board.title + board.table
                                : board.title + " / " + board.table;
  std::set<model::Id> told;
  const auto add = [&](const model::Card& card) {
    // Twins are one idea: the row of one says where the other lies.
    const model::Card* twin = model::find_card(board, card.twin);
    if (twin && told.contains(twin->id)) return;
    told.insert(card.id);
    const model::Island* island = model::find_island(board, card.island);
    std::vector<std::string> cells{
        question,
        where,
        path_text(board, card.island, labels, tr),
        island ? island->plate : "",
        island ? labels.at(island->id) : "",
        card.text.empty() && !card.ink.empty() ? std::string(tr("(handwritten)")) : card.text,
        color_name(card.color, tr),
        named ? card.who : "",
        local_time(card.made),
        card.alone > 0 ? std::to_string(card.alone) : std::string{},
        card.place == model::Place::tray ? tr("yes") : ""};
    for (const model::Id id :
         columns.points ? std::vector{card.id, card.island} : std::vector<model::Id>{}) {
      const auto rank = std::ranges::find(ranks, id, &Rank::target);
      const bool ranked = rank != ranks.end();
      cells.push_back(ranked ? std::to_string(rank->points) : "");
      cells.push_back(ranked ? std::to_string(rank->rank) : "");
    }
    if (columns.twins)
      cells.push_back(!twin                ? std::string()
                      : twin->island.nil() ? std::string(tr("yes"))
                                           : path_text(board, twin->island, labels, tr));
    if (columns.fields) {
      const auto field = model::field_of(board, card);
      cells.push_back(field ? model::name_of(board.ground, *field) : "");
    }
    add_row(out, cells);
  };
  const Outline outline = outline_of(board);
  const auto add_all = [&](const std::vector<const model::Card*>& cards) {
    for (const model::Card* card : cards) add(*card);
  };
  const auto add_island = [&](const auto& self, const IslandNode& node) -> void {
    add_all(node.cards);
    for (const IslandNode& inner : node.inner) self(self, inner);
  };
  for (const IslandNode& node : outline.islands) add_island(add_island, node);
  add_all(outline.lone_wolves);
  add_all(outline.loose);
  add_all(outline.tray);
}

}  // namespace

std::string csv_cell(std::string_view text) {
  const std::string cell = base::guarded_cell(text);
  if (cell.find_first_of("\",\r\n\t") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

base::Result<std::string> write_csv(const ReportInput& input) {
  const base::Messages& tr = input.tr;
  std::string out = "\xef\xbb\xbf";
  std::vector<std::string> head{tr("Question"),
                                tr("Table"),
                                tr("Islands, outermost first"),
                                tr("Title plate"),
                                tr("Level"),
                                tr("Card"),
                                tr("Paper"),
                                tr("Writer"),
                                tr("Written"),
                                tr("Lone wolf (rounds)"),
                                tr("In the tray")};
  Columns columns;
  for (const auto& [id, board] : input.session.boards) {
    columns.points = columns.points || !ranks_of(board).empty();
    columns.fields = columns.fields || model::has_ground(board);
    for (const auto& entry : board.cards) columns.twins = columns.twins || !entry.second.twin.nil();
  }
  if (columns.points)
    for (const char* words : {tr("Points of the card"), tr("Rank of the card"),
                              tr("Points of the island"), tr("Rank of the island")})
      head.emplace_back(words);
  if (columns.twins) head.emplace_back(tr("Twin card lies in"));
  if (columns.fields) head.emplace_back(tr("Field"));
  add_row(out, head);
  for (const model::Board* board : input.session.boards_in_order()) {
    const auto question = input.session.questions.find(board->question);
    add_board(out, *board,
              question == input.session.questions.end() ? std::string{} : question->second.text,
              input, columns);
  }
  return out;
}

}  // namespace report
