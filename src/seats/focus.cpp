#include "seats/focus.h"

namespace seats {

Seat* Focus::seat() const {
  Seat* s = number_ > 0 ? seating_.seat(number_) : nullptr;
  return s && s->open() ? s : nullptr;
}

bool Focus::give(int number) {
  Seat* before = number == number_ ? nullptr : seat();
  number_ = number;
  if (!before || !before->text().composed_elsewhere()) return false;
  before->finish();
  return true;
}

void Focus::forget(int number) {
  if (number_ == number) number_ = 0;
}

std::optional<input::KeyAction> seat_action(text::TextKey key, text::TextTaker::Held held) {
  using text::TextKey;
  using Kind = input::KeyAction::Kind;
  switch (key) {
    case TextKey::backspace:
      return input::KeyAction{Kind::backspace, {}};
    case TextKey::enter:
      return input::KeyAction{Kind::enter, {}};
    case TextKey::left:
      return input::KeyAction{held.shift ? Kind::shrink : Kind::left, {}};
    case TextKey::right:
      return input::KeyAction{held.shift ? Kind::grow : Kind::right, {}};
    case TextKey::undo:
      return input::KeyAction{Kind::undo, {}};
    default:
      return {};
  }
}

}  // namespace seats
