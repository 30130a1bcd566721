// draw_spots: everything in a seat that a finger can tap (Spot) as it is seen, and the places where
// somebody could still sit down. Papers and keys are draw_papers' and draw_keys'. The window's
// thread.
#pragma once

#include "seats/free_places.h"
#include "seats/seat.h"
#include "seats/seat_pen.h"

namespace seats {

void draw_spots(SeatPen& pen, const Seat& seat);
/// `first`: nothing was written yet, so that it is the first thing to see. Gives the first layer
/// above it.
std::uint32_t draw_free_places(Labels& labels, const FreePlaces& places, bool first,
                               const base::Messages& tr, const canvas::Look& look,
                               std::uint32_t base, canvas::DrawList& out);

}  // namespace seats
