// One board of what was said: islands with their cards, what lies beside them, fields, relations, circles. Used
// by result_parts.cpp.
#pragma once

#include "report/telling.h"

namespace report {

/// Its headings are of `level`.
void tell_board(const Telling&, const BoardView&, int level, std::vector<Block>& blocks);

}  // namespace report
