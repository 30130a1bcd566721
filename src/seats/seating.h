// Seating: who sits where along the table's edges, nobody on anybody as far as a side allows, and
// where somebody could still sit down. Seats owns it. The window's thread. What must agree:
//  1. After settle() every seat of a table that has a size has room, free places lie beside the
//     seats, and the desk knows what they cover and where people sit; it is told only when a seat
//     or a free place moved, or the window's scale changed.
//  2. Open panels then lie on the table and apart, but for one in somebody's hand. Whoever finds no
//     room waits with the handle, and opens when there is some.
//  3. No two seats have the same number; round_ has none that nobody has.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "seats/free_places.h"
#include "seats/seat.h"

namespace seats {

class Seating {
 public:
  /// All but the places live longer.
  Seating(desk::Desk& desk, Aids& aids, Labels& labels, const std::vector<SeatPlace>& places);

  /// In drawing order.
  const std::vector<std::unique_ptr<Seat>>& all() const { return seats_; }
  /// Null: nobody has this number.
  Seat* seat(int number) const;
  std::vector<SeatPlace> places() const;
  /// The same for another evening: who stands before the wall now sits round the table again then.
  std::vector<SeatPlace> lasting_places() const;
  const Rect& table() const { return table_; }
  const FreePlaces& free_places() const { return free_; }
  FreePlaces& free_places() { return free_; }

  /// False: it is this already. Call settle() afterwards.
  bool set_table(const Rect& table_mm);
  /// A seat, opened. Requires: its number is free.
  Seat& sit_down(const SeatPlace& place);
  void remove(const Seat& seat);
  /// The desk's mount is another one: before a wall all come to the bottom, and go back where they sat
  /// when it lies flat again. Call settle() afterwards.
  void follow_mount();
  /// Those that want room are given some; who sits there already stays, if it can be. True:
  /// something looks different.
  bool settle();

  /// The topmost that covers this point of the window; null: none.
  Seat* at(Vec2 window_mm) const;
  Seat* owner_of(input::FingerId finger) const;
  /// All of them, the nearest to this point first.
  std::vector<Seat*> by_distance(Vec2 window_mm) const;
  /// The panels that are open, window mm.
  std::vector<Rect> open_seats() const;
  /// The handles of those that are closed, and the free places.
  std::vector<Rect> handles() const;

 private:
  SeatPlace before_wall(SeatPlace place);
  bool wants_room() const;
  void give_room();
  /// The panels that are open or want to be, who opened first coming first.
  void lay_panels();
  /// Room for all of these; false: they do not all fit, and lie as they lay.
  bool lay_together(const std::vector<Seat*>& seats);
  void lay_handles(Edge edge);
  /// `wide`: all at this side have room for more than their icons.
  void lay_handle(Seat& seat, bool wide, std::vector<Span>& taken);
  void tell_desk();

  desk::Desk& desk_;
  Aids& aids_;
  Labels& labels_;
  Rect table_;
  std::vector<std::unique_ptr<Seat>> seats_;
  FreePlaces free_;
  std::vector<int> line_;  // who is open or wants to be, in the order in which they asked
  std::map<int, SeatPlace>
      round_;                  // by number: at which sides those sit who stand before a wall now
  bool gone_ = false;          // somebody has left since settle(): there may be room
  double told_px_per_mm_ = 0;  // at which the desk was told; 0: it is to be told
};

}  // namespace seats
