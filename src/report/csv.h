// All cards of a session as one table that Excel opens by double click: UTF-8 with a byte order
// mark, CR LF, quoting as in RFC 4180. An apostrophe stands before all that a spreadsheet could
// take for a formula (base/cell_guard.h); an import takes it off again. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

/// One row a card, tray included, under a row of headings in the language of `tr`. Never fails.
base::Result<std::string> write_csv(const ReportInput&);

/// `text` as one cell: defused and, where needed, quoted.
std::string csv_cell(std::string_view text);

}  // namespace report
