#include "tools/together.h"

#include <algorithm>

#include "canvas/scene.h"
#include "ops/document.h"
#include "tools/layers.h"

namespace tools {

namespace {
constexpr double kGap_mm = 2.5;  // from a card to the line round it
constexpr double kLine_mm = 0.9, kDash_mm = 2.5;
}  // namespace

bool Together::on_table(Id id) const {
  const model::Card* card = model::find_card(desk_.board(), id);
  return card && card->place == model::Place::table;
}

bool Together::stands(const Bundle& bundle) const { return desk_.doc.stands(bundle.step); }

void Together::join(const std::vector<Id>& cards, ops::ActionId step) {
  for (Bundle& bundle : bundles_)
    std::erase_if(bundle.cards, [&](Id id) { return std::ranges::find(cards, id) != cards.end(); });
  std::erase_if(bundles_, [](const Bundle& bundle) { return bundle.cards.size() < 2; });
  if (cards.size() >= 2) bundles_.push_back({cards, step});
}

std::vector<Id> Together::mates_of(Id card) const {
  for (const Bundle& bundle : bundles_) {
    if (!stands(bundle) || std::ranges::find(bundle.cards, card) == bundle.cards.end()) continue;
    std::vector<Id> mates;
    for (const Id id : bundle.cards)
      if (id != card && on_table(id)) mates.push_back(id);
    return mates;
  }
  return {};
}

void Together::part(Id card) {
  std::erase_if(bundles_, [&](const Bundle& bundle) {
    return std::ranges::find(bundle.cards, card) != bundle.cards.end();
  });
}

void Together::draw(Overlay& overlay) {
  const bool may_come_back = desk_.doc.can_redo();
  std::erase_if(bundles_, [&](const Bundle& bundle) { return !may_come_back && !stands(bundle); });
  // Cards undone away or in the tray are none of it; one alone has nobody to go with.
  for (Bundle& bundle : bundles_)
    if (stands(bundle)) std::erase_if(bundle.cards, [&](Id id) { return !on_table(id); });
  std::erase_if(bundles_, [](const Bundle& bundle) { return bundle.cards.size() < 2; });
  for (const Bundle& bundle : bundles_)
    for (const Id id : bundle.cards) {
      if (!stands(bundle)) break;
      base::TurnedRect shape = model::shape_of(desk_.board().cards.at(id));
      if (const auto pose = desk_.scene.pose_of({ItemKind::card, id})) shape = pose->apply(shape);
      shape.size = {shape.size.w + 2 * kGap_mm, shape.size.h + 2 * kGap_mm};
      overlay.under.add(kTogether, canvas::Stroke{{shape.corner(0), shape.corner(1),
                                                   shape.corner(2), shape.corner(3)},
                                                  desk_.on_map(kLine_mm),
                                                  desk_.scene.look().accent,
                                                  true,
                                                  desk_.on_map(kDash_mm)});
    }
}

}  // namespace tools
