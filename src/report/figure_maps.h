// Which part of a board a figure shows: the whole map, its index or the detail of one island. Pure.
#pragma once

#include "canvas/draw_list.h"
#include "model/session.h"

namespace report {

struct Figure;

/// The board that any format hands to ReportInput::draw_map for a figure. Requires: the figure has one.
model::Board board_of(const Figure& figure);

/// One island and all in it, with the relations among them.
model::Board detail_of(const model::Board& board, model::Id island);
/// The outermost islands' plates and what lies in none, moved together as they lie on the map, with the
/// relations that lead from one to another.
model::Board index_of(const model::Board& board);

/// The size of the smallest words, numbers and points, mm; 0 for none.
double smallest_letters(const canvas::DrawList& list);

}  // namespace report
