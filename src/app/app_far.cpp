// What lies too far off to be seen: said when all is to be shown, and brought on somebody's wish.
#include <fmt/core.h>

#include "app/app.h"
#include "ops/gather.h"

namespace app {

void App::offer_far_things() {
  const std::size_t far = sitting_->table.view().crowd().far.size();
  if (far == 0) return;
  const std::string sentence =
      fmt::format(fmt::runtime(tr_("Far away from the others: {} cards or plates.")), far);
  ui_dirty_ = true;
  if (sitting_->desk.read_only) {
    toasts_.add(panels::ToastKind::info, sentence, clock_.now_s());
    return;
  }
  toasts_.add_offer(panels::ToastKind::info, sentence, clock_.now_s(), tr_("Bring them here"),
                    desk::BringFarThings{sitting_->desk.board_id});
}

void App::bring_far_things(base::Id board) {
  // Offered at another table, or of another board.
  if (!sitting_ || sitting_->desk.board_id != board) return;
  const canvas::Scene::Crowd crowd = sitting_->table.view().crowd();
  std::vector<base::Id> cards, plates;
  for (const canvas::ItemRef ref : crowd.far)
    (ref.kind == canvas::ItemKind::card ? cards : plates).push_back(ref.id);
  sitting_->table.drop_all();
  sitting_->desk.apply(ops::gather(sitting_->board(), cards, plates, crowd.bounds));
  sitting_->table.view().fit(clock_.now_s());
  frame_due_ = true;
}

}  // namespace app
