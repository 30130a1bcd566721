// Lists of ideas that people bring along: a text file, a table or an Excel sheet becomes cards. First it is read
// (ImportTable: what was found, and what is proposed of it), people may choose otherwise
// (ImportChoice), then come the cards, and sentences that say what was taken and what was not.
// Pure.
//
// Invariant: every row has a cell for every column, columns are in the file's order and every index
// of a choice names one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/session.h"

namespace storage {

inline constexpr std::size_t kMaxImport = 20000;  // cards at once

/// What a column holds, by its head and by what is in it.
enum class ColumnRole { text, who, group, colour, date, number, id, contact, other, empty };

struct ImportColumn {
  std::string name;  // as its head has it, on one line; empty: it has none
  ColumnRole role = ColumnRole::other;
  std::size_t filled = 0;  // rows with something in it
  double as_text = 0;      // how much it looks like what goes on cards; 0: not at all
  bool may_group = false;  // islands can be made by it
  bool may_name = false;   // it can say who wrote a card
};

struct ImportRow {
  std::vector<std::string> cells;  // as a card has them: see cell_text()
  std::size_t line = 1;            // in the file, from 1
  bool begins_block = false;       // it names the block below it, where blocks are islands
};

/// Where a report of Kurumaza's own has what other tables have not.
struct ReportColumns {
  std::optional<std::size_t> question, islands, plate, written, alone, tray;
};

/// Where scrumlr's notes say which of them are stacked, and how many votes each got.
struct StackColumns {
  std::size_t id = 0, stack = 0;
  std::vector<std::size_t> votes;
};

/// What becomes what. Several text columns: each cell of them is a card, on the island of its head
/// where `heads_are_islands`.
struct ImportChoice {
  std::vector<std::size_t> text;
  std::optional<std::size_t> who, group, colour;
  bool heads_are_islands = false;
  friend bool operator==(const ImportChoice&, const ImportChoice&) = default;
};

struct ImportTable {
  enum class Kind { lines, table } kind = Kind::lines;
  std::optional<ReportColumns> report;  // it is such a report
  std::optional<StackColumns> stacks;   // they are scrumlr's notes
  std::vector<ImportColumn> columns;
  std::vector<ImportRow> rows;  // below the head, without empty ones
  ImportChoice choice;          // what is proposed
  bool has_head = false;
  std::vector<std::string> above_head;  // titles, a row each
  std::size_t empty_rows = 0;           // between others, left out
  std::size_t repeated_heads = 0;       // left out
  std::optional<std::size_t> blocks;    // the column with the heading of each block; not the file's
  std::optional<std::size_t> kinds;     // the column that says what is a note and what a title
  std::vector<std::size_t> damaged_lines;  // with U+FFFD for what could not be read
};

enum class HeadWish { find, none };

/// An Excel workbook's first sheet (xlsx.h), scrumlr's JSON (scrumlr.h); else by `file`'s name a table (.csv,
/// .tsv, .tab) or lines; a table also where tabs part every line of
/// it alike, as Excel's “Unicode text” does. The encodings of text_encoding.h. Fails with
/// `encoding`; with `parse` for a quote that is never closed (names its line); with `format` for
/// JSON, and says so where it is a session. Nothing in it is no failure. The message says what
/// helps; its context is `file`.
base::Result<ImportTable> read_import(std::string_view bytes, const std::string& file,
                                      HeadWish head = HeadWish::find);

}  // namespace storage
