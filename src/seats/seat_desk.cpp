#include "seats/seat_desk.h"

#include "base/log.h"

namespace seats {

void SeatDesk::refused(const base::Error& why) const {
  base::log_warning("an action was refused: " + why.text());
  say(tr("That could not be done: something else has changed it meanwhile."));
}

}  // namespace seats
