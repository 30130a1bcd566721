#include "storage/scrumlr.h"

#include <algorithm>

#include "storage/sketch_json.h"

namespace storage {

std::optional<ScrumlrColumns> scrumlr_columns(const Cells& names) {
  ScrumlrColumns out;
  const auto find = [&](std::string_view name, std::size_t& into) {
    const auto at = std::ranges::find(names, name);
    into = std::size_t(at - names.begin());
    return at != names.end();
  };
  std::size_t rank = 0;
  if (!find("note_id", out.id) || !find("text", out.text) || !find("author", out.author) ||
      !find("column", out.column) || !find("rank", rank) || !find("stack", out.stack))
    return {};
  for (std::size_t c = 0; c < names.size(); ++c)
    if (names[c].starts_with("voting_")) out.votings.push_back(c);
  return out;
}

std::optional<std::vector<TextRow>> scrumlr_rows(const std::string& json) {
  auto parsed = parse_any(json, "");
  if (!parsed || list_in(*parsed, "notes").empty() || !parsed->contains("columns")) return {};
  std::map<std::string, std::string> columns, people;
  for (const AnyJson& column : list_in(*parsed, "columns"))
    columns[string_in(column, "id")] = string_in(column, "name");
  for (const AnyJson& one : list_in(*parsed, "participants"))
    people[string_in(object_in(one, "user"), "id")] = string_in(object_in(one, "user"), "name");
  std::vector<TextRow> out(1);
  out[0].cells = {"note_id", "author_id", "author", "text", "column_id", "column", "rank", "stack"};
  const AnyJson& votings = list_in(*parsed, "votings");
  for (std::size_t v = 0; v < votings.size(); ++v)
    out[0].cells.push_back("voting_" + std::to_string(v));
  for (const AnyJson& note : list_in(*parsed, "notes")) {
    const AnyJson& position = object_in(note, "position");
    const std::string id = string_in(note, "id"), author = string_in(note, "author"),
                      column = string_in(position, "column"), stack = string_in(position, "stack");
    TextRow& row = out.emplace_back();
    row.line = out.size();
    row.cells = {id,
                 author,
                 people[author],
                 string_in(note, "text"),
                 column,
                 columns[column],
                 std::to_string(long(number_in(position, "rank"))),
                 stack.empty() ? "null" : stack};
    for (const AnyJson& voting : votings) {
      const AnyJson& given = object_in(object_in(voting, "votes"), "votesPerNote");
      row.cells.push_back(std::to_string(long(number_in(object_in(given, id.c_str()), "total"))));
    }
  }
  // As the board shows them: columns in their order, the higher ranks first.
  std::vector<std::string> order;
  for (const AnyJson& column : list_in(*parsed, "columns"))
    order.push_back(string_in(column, "id"));
  std::stable_sort(out.begin() + 1, out.end(), [&](const TextRow& a, const TextRow& b) {
    const auto column = [&](const TextRow& row) { return std::ranges::find(order, row.cells[4]); };
    if (column(a) != column(b)) return column(a) < column(b);
    return std::stol(a.cells[6]) > std::stol(b.cells[6]);
  });
  return out;
}

}  // namespace storage
