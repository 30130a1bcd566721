#include "pages/turn_part.h"

#include <utility>

#include "panels/turn_handles.h"

namespace pages {

void TurnPart::draw(panels::Ui& ui, panels::Room&) {
  if (around_.settings.mount == desk::Mount::wall) return;
  if (const auto asked = panels::draw_turn_handles(ui, turn_.quarters())) asked_ = asked;
}

bool TurnPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  if (asked) turn_.turn_to(*asked, around_.clock.now_s(), around_.machine.motion);
  return asked.has_value();
}

void TurnPart::tick(double now_s) {
  if (around_.settings.mount == desk::Mount::wall) turn_.turn_to(0, now_s, around_.machine.motion);
  moving_ = turn_.tick(now_s);
  if (moving_) around_.due.panels = true;
}

}  // namespace pages
