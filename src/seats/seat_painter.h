// SeatPainter: a seat as it is seen: handle or panel, with keys, papers and buttons over one
// another, in millimetres of the window. Draws every seat of a table; Seats owns it. The window's
// thread.
#pragma once

#include "canvas/look.h"
#include "seats/free_places.h"
#include "seats/labels.h"
#include "seats/visiting_cards.h"

namespace seats {

class SeatPainter {
 public:
  /// `labels` live longer.
  explicit SeatPainter(Labels& labels) : labels_(labels) {}

  /// Appends to `out` from layer `base` on; gives the first layer above it.
  std::uint32_t draw(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                     canvas::DrawList& out);
  /// Where one more person could sit down; `first`: nothing was written yet, so that it is the
  /// first thing to see.
  std::uint32_t draw(const FreePlaces& places, bool first, const base::Messages& tr,
                     const canvas::Look& look, std::uint32_t base, canvas::DrawList& out);
  /// Cards on their way out, above every seat.
  void draw_pulled(const Seat& seat, const canvas::Look& look, std::uint32_t base,
                   canvas::DrawList& out);
  /// A card that somebody holds over a seat, and that the seat would take it.
  void draw_visit(const VisitingCard& visit, const Seat* host, const desk::Desk& desk,
                  const canvas::Look& look, std::uint32_t base, canvas::DrawList& out);
  /// What stands on the card or plate being written, and where in the seat.
  Written written_on(const Seat& seat);

 private:
  Labels& labels_;
};

}  // namespace seats
