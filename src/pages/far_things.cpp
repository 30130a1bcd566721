#include "pages/far_things.h"

#include <fmt/core.h>

#include "ops/gather.h"

namespace pages {

void offer_far_things(Surroundings& around, Sitting& sitting) {
  const auto& tr = around.tr;
  const std::size_t far = sitting.table.view().crowd().far.size();
  if (far == 0) return;
  std::string sentence =
      fmt::format(fmt::runtime(tr("Far away from the others: {} cards or plates.")), far);
  if (sitting.desk.read_only)
    around.say(panels::ToastKind::info, std::move(sentence));
  else
    around.offer(panels::ToastKind::info, std::move(sentence), tr("Bring them here"),
                 desk::BringFarThings{sitting.desk.board_id});
}

void bring_far_things(Surroundings& around, Sitting& sitting, base::Id board) {
  // Offered at another table, or of another board.
  if (sitting.desk.board_id != board) return;
  const canvas::Crowd crowd = sitting.table.view().crowd();
  std::vector<base::Id> cards, plates;
  for (const canvas::ItemRef ref : crowd.far)
    (ref.kind == canvas::ItemKind::card ? cards : plates).push_back(ref.id);
  sitting.table.drop_all();
  sitting.desk.apply(ops::gather(sitting.board(), cards, plates, crowd.bounds));
  sitting.table.view().fit(around.clock.now_s());
  around.due.picture = true;
}

}  // namespace pages
