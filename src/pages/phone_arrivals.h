// PhoneArrivals: what phones sent becomes ops on the table: cards, points, sheets of the questionnaire. The
// window's thread.
//  1. A card keeps the id its phone's inbox gave it: who brings it twice brings it once.
//  2. Nothing of it says which phone it came from, but for points: those are one phone's while they are given.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pages/sitting.h"
#include "phone/sent.h"

namespace pages {

enum class PhoneCards { to_tray, to_table };

class PhoneArrivals {
 public:
  /// Both live longer.
  PhoneArrivals(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}

  /// Which of them are in the session afterwards: those that were there already, too. Where the card's
  /// question is not the one shown, it waits in that board's tray.
  std::vector<base::Id> take(const std::vector<phone::SentCard>& cards, PhoneCards where);
  phone::Outcome take(const phone::SentPoints& points);
  phone::Outcome take(const phone::SentSheet& sheet);

 private:
  bool is_there(base::Id card) const;
  model::Card card_of(const phone::SentCard& sent) const;
  bool lay_here(const std::vector<const phone::SentCard*>& cards, PhoneCards where);
  bool lay_elsewhere(base::Id board, const std::vector<const phone::SentCard*>& cards);
  bool apply(const ops::Ops& ops);

  Surroundings& around_;
  Sitting& sitting_;
  std::set<std::string> sheets_;  // keys of those that came
};

}  // namespace pages
