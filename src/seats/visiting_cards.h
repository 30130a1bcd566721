// VisitingCards: cards that somebody holds over the seats, the table's and those that are pulled out
// of another seat: a seat takes one that rests over it, and none that is only on its way across.
// Seats owns it. The window's thread.
//  1. all() is as at the last look(); of the cards in hands it has those that a seat would hide, of
//     those from a seat the ones over somebody else's.
#pragma once

#include <vector>

#include "seats/seating.h"

namespace seats {

struct VisitingCard {
  Id card;
  base::TurnedRect place;  // window mm
  int seat = 0;            // over whose open panel its middle is; 0: nobody's
  bool rests = false;      // let go now, it is the seat's
  bool pulled = false;     // out of a seat, which draws it
};

class VisitingCards {
 public:
  /// Both live longer.
  VisitingCards(desk::Desk& desk, const Seating& seating) : desk_(desk), seating_(seating) {}

  /// Where they are now. True: something looks different.
  bool look(double now_s);
  /// When one will have rested long enough.
  double next_deadline_s() const;
  const std::vector<VisitingCard>& all() const { return all_; }
  /// Who takes this card, let go over `there`: where it is in a hand only the seat over which it
  /// rests, another is on its way across.
  Seat* taker(Id card, Seat* there);

 private:
  struct Hand {
    Id card;
    base::TurnedRect place;      // window mm
    const Seat* from = nullptr;  // null: the table
  };
  std::vector<Hand> hands() const;
  Seat* host(Id card) const;
  struct Rest {
    Id card;
    int seat = 0;
    Vec2 at;  // of its middle, window mm
    double since_s = 0;
  };
  desk::Desk& desk_;
  const Seating& seating_;
  std::vector<VisitingCard> all_;
  std::vector<Rest> rests_;  // of those over a seat
};

}  // namespace seats
