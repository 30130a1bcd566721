#include "pages/larger_letters.h"

#include <fmt/core.h>

#include "desk/larger_paper.h"

namespace pages {

void offer_larger_paper(Surroundings& around, Sitting& sitting) {
  const std::size_t small = desk::too_small_papers(sitting.desk);
  if (small == 0) return;
  const auto& tr = around.tr;
  around.offer(
      panels::ToastKind::info,
      fmt::format(fmt::runtime(tr("Too full for larger letters: {} cards or plates.")), small),
      tr("Give them larger paper"), desk::LargerPaper{sitting.desk.board_id});
}

void take_larger_paper(Surroundings& around, Sitting& sitting, base::Id board) {
  // Offered at another table, or of another board.
  if (sitting.desk.board_id != board) return;
  sitting.table.drop_all();
  desk::lay_larger_paper(sitting.desk);
  around.due.all();
}

}  // namespace pages
