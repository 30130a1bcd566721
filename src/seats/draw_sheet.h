// draw_sheet: what is asked at a seat, and how far it is; its buttons are drawn with all others. The
// window's thread.
#pragma once

#include "seats/seat.h"
#include "seats/seat_pen.h"
#include "seats/seat_plan.h"

namespace seats {

/// Requires: the questionnaire is shown there.
void draw_sheet(SeatPen& pen, const Seat& seat, const SeatPlan& plan);

}  // namespace seats
