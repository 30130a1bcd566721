// WaitingCards: the cards of the board that is shown which nobody but their writers has seen: at
// which seat each waits, and how they come there and go. Seats owns it. The window's thread. What
// must agree:
//  1. by_seat_ has every card whose place is `seat`, under its seat's key; changed() keeps it so
//     after every op. Where a key's seat is gone its cards go to the tray 箱.
//  2. homes_ has only cards that wait: where each lay that was taken from the table.
//  3. The seats know of theirs after hand_out().
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ops/build.h"
#include "ops/op.h"
#include "seats/seating.h"

namespace seats {

class WaitingCards {
 public:
  /// Both live longer. Call index() before anything else.
  WaitingCards(desk::Desk& desk, Seating& seating) : desk_(desk), seating_(seating) {}

  /// The board that is shown is another one.
  void index();
  /// After every op.
  void changed(const ops::Touched& touched);
  /// Each seat is told which wait there. True: something changed.
  bool hand_out();
  /// To be handed out anew: there is another seat.
  void expect() { due_ = true; }
  std::size_t count() const;

  /// The card waits at this seat from now on. False: it is gone, or it was refused, which is said.
  bool take(Id card, const Seat& seat);
  /// One that was let go, flicked or put by the button goes onto the table.
  bool put_down(const Seat& seat, const SeatEvent& event);
  /// All that wait anywhere, as part of `action`. Each for itself: one that cannot be put down holds
  /// no other back. In an anonymous session the lot says in which order.
  bool put_all(ops::ActionId action);
  /// A seat is given up: its cards go to the tray 箱. Gives which they are there.
  std::set<Id> give_up(const Seat& seat);
  /// Those of them that still lie in the tray wait at this seat.
  void bring_back(const desk::BackToSeat& offered, const Seat& seat);

 private:
  void send_strays_to_tray();
  /// Nil: it was refused.
  Id to_tray(Id card);
  /// The lot: one of `n`.
  std::size_t draw(std::size_t n) const;
  template <class T>
  void shuffle(std::vector<T>& all) const {
    for (std::size_t left = all.size(); left > 1; --left) std::swap(all[left - 1], all[draw(left)]);
  }
  ops::Ops put(const Seat& seat, Id card, const ops::Placement& there) const;
  /// Where a card goes that nobody lays anywhere: one that was taken from the table to be written
  /// on back to where it lay, another into free room ahead: in an anonymous session ahead of a seat
  /// that the lot says, so that its place does not tell where it comes from.
  ops::Placement place_for(const Seat& seat, Id card) const;

  desk::Desk& desk_;
  Seating& seating_;
  std::map<std::string, std::set<Id>> by_seat_;
  std::map<Id, ops::Placement> homes_;
  bool due_ = true;
};

}  // namespace seats
