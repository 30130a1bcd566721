#include "storage/import_wishes.h"

namespace storage {

std::vector<model::CardWish> wishes_for(const std::vector<ImportCard>& cards, bool anonymous) {
  std::vector<model::CardWish> out;
  out.reserve(cards.size());
  for (const ImportCard& card : cards) {
    model::CardWish& wish = out.emplace_back();
    wish.text = card.text;
    if (!anonymous) wish.who = card.who;
    for (const ImportIsland& island : card.islands)
      wish.islands.push_back({island.plate, island.mark});
    wish.color = card.color.value_or(model::PaperColor::yellow);
    wish.alone = card.alone;
    wish.votes = card.votes;
    wish.in_tray = card.in_tray;
    wish.made = card.made;
  }
  return out;
}

}  // namespace storage
