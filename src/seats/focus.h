// Focus: the one seat that has the physical keyboard and the desktop's input method, if any. Seats
// owns it. The window's thread.
//  1. What an input method composes is at the seat that has the focus: whoever loses it has it
//     fixed.
#pragma once

#include <optional>

#include "seats/seating.h"
#include "text/text_taker.h"

namespace seats {

class Focus {
 public:
  /// `seating` lives longer.
  explicit Focus(const Seating& seating) : seating_(seating) {}

  /// Null: nobody's; a closed seat has no keyboard.
  Seat* seat() const;
  /// The keyboard is this seat's from now on; 0: nobody's. True: something looks different.
  bool give(int number);
  /// The seat of this number is given up.
  void forget(int number);

 private:
  const Seating& seating_;
  int number_ = 0;
};

/// What a key of the physical keyboard does to a seat's text; nothing: it does nothing there.
std::optional<input::KeyAction> seat_action(text::TextKey key, text::TextTaker::Held held);

}  // namespace seats
