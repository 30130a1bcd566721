#include "storage/import_words.h"

#include <algorithm>
#include <charconv>

#include "storage/column_names.h"

namespace storage {
namespace {

using base::Error;
using base::ErrorCode;
using base::Sentence;
using base::sentence;

constexpr std::size_t kListed = 12;  // columns or lines that are named; the rest is counted

Sentence joined(const std::vector<Sentence>& parts) {
  Sentence out;
  for (const Sentence& part : parts) out = out.empty() ? part : sentence("{}, {}", out, part);
  return out;
}

Sentence starred(const ImportTable& table, std::size_t column) {
  const std::string& name = table.columns[column].name;
  return name.empty() ? column_name(table, column) : sentence("*{}*", name);
}

Sentence columns_named(const ImportTable& table, const std::vector<std::size_t>& columns) {
  std::vector<Sentence> names;
  for (const std::size_t c : columns) {
    if (names.size() == kListed) {
      names.push_back(sentence("{} more", columns.size() - kListed));
      break;
    }
    names.push_back(starred(table, c));
  }
  return joined(names);
}

std::size_t columns_of_file(const ImportTable& table) {
  return table.columns.size() - (table.blocks ? 1 : 0);
}

Sentence counted_cards(std::size_t n) {
  return n == 1 ? sentence("1 card") : sentence("{0} cards", n);
}

/// Nobody else tells where the text stands.
bool is_plain_list(const ImportTable& table) {
  return columns_of_file(table) == 1 && !table.has_head;
}

}  // namespace

Sentence column_name(const ImportTable& table, std::size_t column) {
  if (table.blocks == column) return sentence("the first line of each block");
  const std::string& name = table.columns[column].name;
  return name.empty() ? sentence("column {}", column + 1) : Sentence(name);
}

base::Result<std::size_t> find_column(const ImportTable& table, std::string_view name) {
  const std::string wanted = same_name(name);
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (!wanted.empty() && same_name(table.columns[c].name) == wanted) return c;
  if (table.blocks && wanted == "blocks") return *table.blocks;
  std::size_t number = 0;
  const auto [end, wrong] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
  if (wrong == std::errc() && end == wanted.data() + wanted.size() && number >= 1 &&
      number <= columns_of_file(table))
    return number - 1;
  std::vector<Sentence> names;
  for (std::size_t c = 0; c < columns_of_file(table); ++c) {
    const std::string& column = table.columns[c].name;
    names.push_back(column.empty() ? Sentence(c + 1) : sentence("{} {}", c + 1, column));
  }
  if (table.blocks) names.push_back(Sentence("blocks"));
  return Error{
      ErrorCode::invalid,
      sentence("There is no column “{}”. There are: {}.", std::string(name), joined(names)),
      {}};
}

Sentence what_was_taken(const ImportTable& table, const ImportChoice& choice,
                        const ImportedCards& cards) {
  std::vector<Sentence> parts;
  if (table.rows.empty() && cards.cards.empty()) return sentence("there is nothing in this file");
  if (is_plain_list(table)) {
    parts.push_back(sentence("each line a card"));
  } else if (choice.text.size() == 1) {
    parts.push_back(sentence("column {} of {} columns", starred(table, choice.text.front()),
                             columns_of_file(table)));
  } else {
    parts.push_back(sentence("{} columns ({}) of {} columns", choice.text.size(),
                             columns_named(table, choice.text), columns_of_file(table)));
  }
  parts.push_back(counted_cards(cards.cards.size()));
  if (choice.heads_are_islands)
    parts.push_back(sentence("each column an island"));
  else if (choice.group)
    parts.push_back(sentence("islands by {}", starred(table, *choice.group)));
  if (choice.who) parts.push_back(sentence("writers from {}", starred(table, *choice.who)));
  if (choice.colour) parts.push_back(sentence("paper from {}", starred(table, *choice.colour)));
  if (table.empty_rows == 1) parts.push_back(sentence("1 empty row left out"));
  if (table.empty_rows > 1) parts.push_back(sentence("{} empty rows left out", table.empty_rows));
  return joined(parts);
}

std::vector<Sentence> what_was_not(const ImportTable& table, const ImportChoice& choice,
                                   const ImportedCards& cards) {
  std::vector<Sentence> out;
  if (!table.damaged_lines.empty()) {
    std::vector<Sentence> lines;
    for (const std::size_t line : table.damaged_lines) {
      if (lines.size() == kListed) {
        lines.push_back(sentence("{} more", table.damaged_lines.size() - kListed));
        break;
      }
      lines.push_back(Sentence(line));
    }
    out.push_back(sentence("some characters could not be read and are shown as \uFFFD: line {}",
                           joined(lines)));
  }
  if (!table.above_head.empty()) {
    std::vector<Sentence> titles;
    for (std::size_t i = 0; i < table.above_head.size(); ++i) {
      if (titles.size() == 3) {
        titles.push_back(sentence("{} more", table.above_head.size() - 3));
        break;
      }
      titles.push_back(sentence("“{}”", table.above_head[i]));
    }
    out.push_back(sentence("above the head and left out: {}", joined(titles)));
  }
  if (table.repeated_heads > 0)
    out.push_back(sentence("heads again within the table, left out: {}", table.repeated_heads));
  if (cards.titles > 0) out.push_back(sentence("titles, no cards: {}", cards.titles));
  if (cards.without_text > 0)
    out.push_back(sentence("rows without a text, left out: {}", cards.without_text));
  if (cards.handwritten > 0)
    out.push_back(sentence("written by hand, whose ink is not in a CSV: {}", cards.handwritten));
  if (table.report) return out;
  std::vector<std::size_t> left, names, groups;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool taken = std::ranges::find(choice.text, c) != choice.text.end() || choice.who == c ||
                       choice.group == c || choice.colour == c;
    if (taken || table.columns[c].filled == 0 || table.blocks == c) continue;
    left.push_back(c);
    if (table.columns[c].may_name && !choice.who) names.push_back(c);
    if (table.columns[c].may_group && !choice.group && !choice.heads_are_islands)
      groups.push_back(c);
  }
  if (!left.empty()) out.push_back(sentence("columns left out: {}", columns_named(table, left)));
  if (!names.empty()) out.push_back(sentence("can say who wrote: {}", columns_named(table, names)));
  if (!groups.empty())
    out.push_back(sentence("can make islands: {}", columns_named(table, groups)));
  if (table.blocks && choice.group != table.blocks)
    out.push_back(sentence("can make islands: {}", column_name(table, *table.blocks)));
  return out;
}

}  // namespace storage
