// A text as rows of cells: what parts the cells is found by how alike it parts all rows, quotes are
// those of RFC 4180, taken as people write them. And what people's exporters make of a line end,
// put right. Pure; for import.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storage {

struct TextRow {
  std::vector<std::string> cells;
  std::size_t line = 1;  // where it begins, from 1
  bool empty() const;    // nothing but white space in it
};

/// U+FEFF is nothing. Where a text has no other line ends, NEL and U+2028 and their like end its
/// lines; elsewhere in a table they stand within a cell.
std::string plain_line_ends(std::string_view utf8);

/// Each line as a row of one cell. Vertical tab, form feed, NEL, U+2028 and U+2029 end lines, too.
std::vector<TextRow> rows_of_lines(std::string_view utf8);

/// What parts the cells: the separator that a first line `sep=;` names (`rest`: the text behind
/// that line), or the one of comma, tab, semicolon and bar that parts the rows most alike; '\0'
/// where none does: then each row is one cell.
struct Separator {
  char separator = '\0';
  std::string_view rest;
  std::size_t first_line = 1;  // of rest
  bool named = false;
  double alike = 0;  // the share of rows that it parts into as many cells as most
};
Separator separator_of(std::string_view text);

/// A quote within an unquoted cell is a character, what follows a closing quote is kept. Fails with
/// `parse` for a quote that is never closed, and names its line.
base::Result<std::vector<TextRow>> rows_of_table(const Separator& separator);

/// A cell as a card has it: line ends as '\n', no control characters, no white space at the ends;
/// `<br>` of exporters is a line end.
std::string cell_text(std::string_view cell);
/// The same on one line: for heads and names.
std::string cell_name(std::string_view cell);

}  // namespace storage
