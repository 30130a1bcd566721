// draw_keys: the keyboard of one seat, and what pops up over it. The window's thread.
#pragma once

#include "seats/seat.h"
#include "seats/seat_pen.h"

namespace seats {

void draw_keys(SeatPen& pen, const Seat& seat);

}  // namespace seats
