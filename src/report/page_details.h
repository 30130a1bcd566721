// Details of a map on the pages of a PDF: as many beside and below one another as can still be read, so that nobody
// leafs through a page for each island. Used by page_rows.cpp; one thread.
#pragma once

#include <vector>

namespace report {

struct Figure;
struct Setting;

/// Details of one map, in their order. What is too large for a page comes as add_figure() has it.
void add_details(Setting& to, const std::vector<const Figure*>& details);

}  // namespace report
