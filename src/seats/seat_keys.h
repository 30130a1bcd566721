// SeatKeys: the on-screen keyboard of one seat, as large as its panel has room for. Its Seat owns
// it and tells it of fingers, in the keyboard's own millimetres. The window's thread.
//  1. There is a keyboard from the first fit() on, unless none can be so small; that is said.
#pragma once

#include <optional>
#include <vector>

#include "desk/desk.h"
#include "ime/composition.h"
#include "keys/keyboard.h"
#include "seats/aids.h"
#include "seats/place.h"

namespace seats {

class SeatKeys {
 public:
  /// `desk` and `aids` live longer.
  SeatKeys(desk::Desk& desk, const Aids& aids) : desk_(desk), aids_(aids) {}

  const keys::Keyboard* keyboard() const { return keyboard_ ? &*keyboard_ : nullptr; }
  /// fit() would make it another: what is pressed is to be let go first.
  bool other_size(const Rect& keys) const;
  /// The keyboard lies at `keys` of a panel; popups stay on the panel.
  void fit(const Rect& keys, Size panel);
  void set_language();
  /// What is being composed: some keys do and say something else then.
  void show(const ime::Composition& composition);
  /// The page that is shown has kana.
  bool at_kana() const;

  std::vector<input::KeyAction> feed(input::FingerId finger, input::Phase phase, Vec2 pos_mm,
                                     double time_s);
  std::vector<input::KeyAction> tick(double now_s);
  double next_deadline_s() const { return keyboard_ ? keyboard_->next_deadline_s() : 1e300; }
  /// Every finger is forgotten.
  void cancel_all();

 private:
  desk::Desk& desk_;
  const Aids& aids_;
  std::optional<keys::Keyboard> keyboard_;
};

}  // namespace seats
