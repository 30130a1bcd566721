// room_ahead: where a card goes that somebody at a seat puts onto the table without laying it
// anywhere. The window's thread.
#pragma once

#include "seats/seating.h"

namespace seats {

/// Free room on the table ahead of the seat for a card of this size, map mm; where there is none,
/// on top of other cards, under no panel if it can be.
Vec2 room_ahead(const Seat& seat, Size card, const Seating& seating, const desk::Desk& desk);

}  // namespace seats
