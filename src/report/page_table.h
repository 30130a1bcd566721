// Tables and charts on the pages of a PDF: columns as wide as what they hold, heads at the top of each page
// they go over, small ones never broken. Used by page_rows.cpp; one thread.
#pragma once

namespace report {

struct Chart;
struct Setting;
struct Table;

void add_table(Setting& to, const Table& table);
void add_chart(Setting& to, const Chart& chart);

}  // namespace report
