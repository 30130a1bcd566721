// rearrange: what lies on the table laid otherwise, as somebody at a seat asks for it. The window's
// thread.
#pragma once

#include "seats/seat.h"

namespace seats {

/// Spread out or in rows that face this seat (`how`: spread or tidy); says at the seat where nothing
/// has to move.
void rearrange(desk::Desk& desk, Seat& seat, SeatEvent::Kind how);

}  // namespace seats
