// A report's table as a table of a Word document: its head repeats on every page, no row is cut. For
// docx_body.cpp. Pure.
#pragma once

#include <string>

#include "report/docx_runs.h"

namespace report {

std::string docx_table(const Table&, const Document&, const DocxAnchors&);
/// Of each column, in twentieths of a point; together the page's width.
std::vector<int> docx_column_widths(const Table&);

}  // namespace report
