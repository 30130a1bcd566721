#include "seats/spot.h"

#include <string>

namespace seats {

const char* name_of(Spot::Kind kind) {
  constexpr const char* names[] = {
      "handle",   "fold",        "help",        "leave",     "name",     "turn",      "pen",
      "paste",    "copy",        "put",         "new",       "card",     "tray-card", "candidate",
      "more",     "pad",         "rubber",      "undo-ink",  "to-text",  "take-text", "drop-text",
      "cell",     "more-cells",  "leave-out",   "name-done", "no-names", "arrange",   "spread",
      "tidy",     "sticker",     "next-person", "find",      "sheet",    "value",     "sheet-back",
      "sheet-on", "sheet-person"};
  return names[int(kind)];
}

Spot spot_at(Spot::Kind kind, std::size_t index, const Rect& rect, bool enabled, base::Id card) {
  Spot spot{kind, index, card, {}};
  spot.button.name = kind == Spot::Kind::sticker ? "sticker" : std::string("seat-") + name_of(kind);
  if (kind == Spot::Kind::value) spot.button.name += "-" + std::to_string(index);
  spot.button.shape = desk::Button::Shape::flat;
  spot.button.place = {rect.centre(), {rect.width(), rect.height()}, 0};
  spot.button.enabled = enabled;
  return spot;
}

}  // namespace seats
