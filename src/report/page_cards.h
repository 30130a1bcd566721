// Cards on the pages of a PDF: as many beside one another as the paper has room for, in reading order; a long
// one takes all the width and may go on over the page. Used by page_rows.cpp; one thread.
#pragma once

namespace report {

struct Cards;
struct Setting;

void add_cards(Setting& to, const Cards& cards);

}  // namespace report
