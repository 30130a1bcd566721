// What a figure of the document shows, as a board to be drawn, and which figures a map needs so that its
// letters can be read on paper. Pure.
#pragma once

#include "report/document.h"

namespace report {

inline constexpr double kReadable_pt = 8;
/// Room for a figure on an A4 page lying down, mm.
inline constexpr base::Size kFigurePage{273, 160};

/// The board to hand to ReportInput::draw_map: the whole map; with its outermost islands as piles; or one
/// island with what lies in it, and the lines between those.
model::Board board_of(const Figure&);

/// How large the map's smallest letters are where it fills a page so large; as far as can be told without
/// laying them out. 0: nothing lies there.
double smallest_letters_pt(const model::Board&, base::Size page);
/// The same of the plates on its index map.
double index_letters_pt(const model::Board&, base::Size page);

}  // namespace report
