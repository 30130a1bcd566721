#include "pages/show_board.h"

#include "pages/far_things.h"

namespace pages {

void show_board(Surroundings& around, Sitting& sitting, base::Id board) {
  if (board == sitting.desk.board_id || !sitting.open->session().board(board)) return;
  sitting.table.let_go(around.clock.now_s());
  sitting.show(board);
  offer_far_things(around, sitting);
}

}  // namespace pages
