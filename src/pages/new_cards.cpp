#include "pages/new_cards.h"

#include <fmt/core.h>

#include <algorithm>

namespace pages {

void tell_of_new_cards(Surroundings& around, Sitting& sitting, std::size_t made) {
  const auto& tr = around.tr;
  // Rows and islands lie below what lay there: whoever made them sees them.
  const base::Rect seen = sitting.desk.table();
  const auto unseen = [&](const auto& entry) {
    return entry.second.place == model::Place::table && !seen.contains(entry.second.pos);
  };
  if (made > 1 && std::ranges::any_of(sitting.board().cards, unseen))
    sitting.table.view().show_all(around.clock.now_s());
  if (made > 0)
    around.say(panels::ToastKind::good, fmt::format(fmt::runtime(tr("{} new cards")), made));
  around.due.all();
}

}  // namespace pages
