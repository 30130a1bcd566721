// Where a table begins: titles and empty rows above its head, the head itself, of one row or
// several (two rows of questions and answers' kinds, three of ids). Pure; for import.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace storage {

using Cells = std::vector<std::string>;

struct FoundHead {
  std::size_t first = 0;           // the head's row
  std::size_t rows = 0;            // of it; 0: there is none, and the table begins at `first`
  std::vector<std::string> names;  // a column each
};

/// `rows`: cleaned, none empty, each of the same width.
FoundHead find_head(const std::vector<Cells>& rows);

/// The head of a CSV report of Kurumaza's own, in either language, whatever else stands beside.
bool is_report_head(const Cells& names);
enum class ReportColumn {
  question,
  table,
  islands,
  plate,
  level,
  card,
  paper,
  writer,
  written,
  alone,
  tray
};
std::optional<std::size_t> report_column(const Cells& names, ReportColumn column);

}  // namespace storage
