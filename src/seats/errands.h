// Errands: what somebody sends from the table to be written at a seat: which seats may take it, and
// that one which opened for it folds again once it is written. Seats owns it. The window's thread.
//  1. An errand's seat is open; who goes on with something else there has a seat, and no errand.
#pragma once

#include <optional>
#include <vector>

#include "canvas/item.h"
#include "seats/seating.h"

namespace seats {

/// The side towards which a text turned so faces.
Edge side_faced(double turn_rad, Vec2 window_mm, const Rect& table);

class Errands {
 public:
  explicit Errands(const Seating& seating) : seating_(seating) {}

  /// Where nobody writes: at this side, or (none) anywhere, the nearest to this point first.
  std::vector<Seat*> hosts(std::optional<Edge> side, Vec2 window_mm) const;
  /// The seat opened for this; nothing: for a card yet to be made.
  void begin(const Seat& seat, std::optional<canvas::ItemRef> thing);
  /// Those whose seats are done with it: they may fold.
  std::vector<Seat*> take_done(const model::Board& board);

 private:
  struct Errand {
    int seat = 0;
    canvas::ItemRef thing;  // nil id: the card is yet to be made
    bool begun = false;     // it has been at the seat
  };
  const Seating& seating_;
  std::vector<Errand> all_;
};

}  // namespace seats
