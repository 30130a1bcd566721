// A session as tables that Excel opens by double click: UTF-8 with a byte order mark, CR LF, quoting as in
// RFC 4180. An apostrophe stands before all that a spreadsheet could take for a formula
// (base/cell_guard.h); an import takes it off again. What is in them: tables.h. Pure.
#pragma once

#include "report/exporter.h"

namespace report {

struct DataTable;

/// All cards, one row each, tray included; and beside it "-relations", which has a head even where
/// there are none. Never fails.
base::Result<std::vector<ReportFile>> write_csv(const ReportInput&);
/// What people wrote in the two columns that programs for the analysis of opinions read
/// (広聴AI: comment-id, comment-body), tray and handwriting left out. Without a byte order mark: it is
/// read by programs. Never fails.
base::Result<std::vector<ReportFile>> write_comments_csv(const ReportInput&);

/// `text` as one cell: defused and, where needed, quoted.
std::string csv_cell(std::string_view text);

}  // namespace report
