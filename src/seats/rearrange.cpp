#include "seats/rearrange.h"

#include "desk/arrange.h"

namespace seats {

void rearrange(desk::Desk& desk, Seat& seat, SeatEvent::Kind how) {
  const bool moved = how == SeatEvent::Kind::spread
                         ? desk::spread(desk)
                         : desk::tidy_all(desk, base::normal_angle(turn_of(seat.place().edge)));
  if (!moved) seat.tell(desk.tr("Everything lies so already."));
}

}  // namespace seats
