#include "report/csv.h"

#include "base/cell_guard.h"
#include "base/overloaded.h"
#include "report/markup.h"
#include "report/tables.h"
#include "report/thing_numbers.h"

namespace report {

namespace {

void add_row(std::string& out, const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out += ',';
    first = false;
    out += cell;
  }
  out += "\r\n";
}

std::string csv_of(const DataTable& table) {
  std::string out = "\xef\xbb\xbf";
  std::vector<std::string> cells;
  for (const DataColumn& column : table.columns) cells.push_back(csv_cell(column.name));
  add_row(out, cells);
  for (const DataRow& row : table.rows) {
    cells.clear();
    for (const DataCell& cell : row)
      cells.push_back(std::visit(
          base::Overloaded{[](std::monostate) { return std::string(); },
                           [](const std::string& text) { return csv_cell(text); },
                           [](double value) { return number(value); }},  // nobody's words
          cell));
    add_row(out, cells);
  }
  return out;
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

base::Result<std::vector<ReportFile>> write_csv(const ReportInput& input) {
  const DataWishes wishes = wishes_for(input);
  return std::vector<ReportFile>{
      {"", csv_of(cards_table(input.session, input.tr, wishes))},
      {"-relations", csv_of(relations_table(input.session, input.tr, wishes))}};
}

base::Result<std::vector<ReportFile>> write_comments_csv(const ReportInput& input) {
  std::string out;
  add_row(out, {"comment-id", "comment-body"});
  int count = 0;
  for (const ToldBoard& told : told_boards(input.session))
    each_card(told, [&](const model::Card& card) {
      if (card.place == model::Place::tray || card.text.empty()) return;
      add_row(out, {std::to_string(++count), csv_cell(card.text)});
    });
  return std::vector<ReportFile>{{"-comments", std::move(out)}};
}

}  // namespace report
