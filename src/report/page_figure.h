// Figures on the pages of a PDF: the map as large as the page has room for, and details so large that their
// letters can be read, on a page on its side or on several where one has no room. Used by page_rows.cpp; one thread.
#pragma once

namespace report {

struct Figure;
struct Setting;

/// Without a board, or where nothing draws maps: nothing.
void add_figure(Setting& to, const Figure& figure);

}  // namespace report
