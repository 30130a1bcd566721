// draw_papers: the papers of one seat: the card or plate being written, those waiting, the large
// one to write on by hand, and what that was read as. The window's thread.
#pragma once

#include "seats/seat.h"
#include "seats/seat_pen.h"

namespace seats {

/// What stands on the card or plate being written, and where in the seat.
Written written_on(Labels& labels, const Seat& seat);
/// The card, plate or name being written, with its caret.
void draw_card(SeatPen& pen, const Seat& seat);
void draw_pad(SeatPen& pen, const Seat& seat);
/// A character that was read: its ink, and what it was read as.
void draw_cell(SeatPen& pen, const Seat& seat, const Spot& spot);
/// One of the cards that wait.
void draw_tray(SeatPen& pen, const Seat& seat, const Spot& spot);
/// Cards on their way out, above every seat.
void draw_pulled(Labels& labels, const Seat& seat, const canvas::Look& look, std::uint32_t base,
                 canvas::DrawList& out);
/// A card in somebody's hand, above every seat; `place`: window mm.
void draw_in_hand(Labels& labels, const desk::Desk& desk, Id id, const base::TurnedRect& place,
                  const canvas::Look& look, std::uint32_t base, canvas::DrawList& out);

}  // namespace seats
