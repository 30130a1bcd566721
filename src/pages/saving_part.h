// SavingPart: what the people are told of saving: how it goes, where, and what the store met with.
// The window's thread.
#pragma once

#include "pages/part.h"
#include "pages/saving_place.h"
#include "pages/sitting.h"

namespace pages {

class SavingPart final : public Part {
 public:
  /// Says what was repaired on opening.
  SavingPart(Surroundings& around, Sitting& sitting);
  /// Where the place it is saved in does not last.
  void say_where_it_is_saved();
  void tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  void look();
  void say_what_was_mended();

  Surroundings& around_;
  Sitting& sitting_;
  SavingPlace place_;
};

}  // namespace pages
