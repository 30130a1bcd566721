// The physical keyboard and the desktop's input method, at the seat that has them.
#include "seats/seats.h"

namespace seats {

using text::TextKey;

void Seats::type(std::string_view utf8) {
  if (Seat* seat = focused()) seat->type(std::string(utf8));
  dirty_ = true;
}

text::TextTaker::KeyDone Seats::press(TextKey key, Held held) {
  using Kind = input::KeyAction::Kind;
  Seat* seat = focused();
  std::optional<Kind> kind;
  switch (key) {
    case TextKey::backspace:
      kind = Kind::backspace;
      break;
    case TextKey::enter:
      kind = Kind::enter;
      break;
    case TextKey::left:
      kind = held.shift ? Kind::shrink : Kind::left;
      break;
    case TextKey::right:
      kind = held.shift ? Kind::grow : Kind::right;
      break;
    case TextKey::undo:
      kind = Kind::undo;
      break;
    case TextKey::escape:
      unfocus();
      return {true, {}};
    default:
      break;
  }
  if (!kind || !seat) return {};
  seat->act({*kind, {}});
  dirty_ = true;
  return {true, {}};
}

void Seats::compose(text::Composed composed) {
  if (Seat* seat = focused()) seat->compose(std::move(composed));
  dirty_ = true;
}

bool Seats::composing() const {
  const Seat* seat = focused();
  return seat && seat->text().composed_elsewhere();
}

void Seats::end_composing() {
  if (!composing()) return;
  focused()->finish();
  dirty_ = true;
}

std::optional<Vec2> Seats::caret_px() const {
  const Seat* seat = focused();
  if (!seat) return {};
  const Rect card = seat->card_rect();
  return seat->frame().to_window(Vec2{card.min.x, card.max.y}) * desk_.camera.px_per_mm;
}

}  // namespace seats
