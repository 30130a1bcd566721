#include "pages/hint_part.h"

namespace pages {

using panels::Hint;

Hint HintPart::hint() const {
  if (!sitting_.board().cards.empty() || sitting_.desk.read_only) return Hint::none;
  const seats::Seats& seats = *sitting_.seats;
  if (seats.any_open()) return Hint::none;
  if (around_.keys_seen) return Hint::new_card;
  return seats.all().empty() ? Hint::add_seat : Hint::open_seat;
}

void HintPart::draw(panels::Ui& ui, panels::Room&) {
  drawn_ = hint();
  if (!sitting_.tray_open && !sitting_.files_open && !sitting_.timeline_open &&
      sitting_.sheet == Sheet::none)
    panels::draw_hint(ui, drawn_);
}

void HintPart::tick(double) {
  if (hint() != drawn_) around_.due.panels = true;
}

}  // namespace pages
