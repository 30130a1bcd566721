// WrittenCard: the card of the session that one seat is writing. It comes with the first letter or
// stroke, follows each of them, and where nothing was ever seen of it goes with the last: nothing
// typed is lost, and no undo of the table takes it away. A Writer owns it. The window's thread.
//  1. What it was as it was taken up is of the card id(), or of none: then it was begun here.
//  2. board_ is the one that has the card id(): the one shown, until it was told of another.
#pragma once

#include "desk/desk.h"
#include "model/kinds.h"
#include "seats/place.h"

namespace seats {

using base::Id;

/// Whether a card with these may go onto the table: it has ink, or more than white space.
bool says_something(const std::string& text, const std::vector<model::InkStroke>& ink);
/// An empty card that waits at this seat.
model::Card card_at(const SeatPlace& place, desk::Desk& desk);

class WrittenCard {
 public:
  /// `desk` lives longer.
  explicit WrittenCard(desk::Desk& desk) : desk_(desk) {}

  /// Nil: nothing written yet.
  Id id() const { return id_; }
  /// As the session has it; null: there is none (yet, or any more).
  const model::Card* card() const { return model::find_card(desk_.board(), id_); }
  /// Nothing is written from now on.
  void begin();
  /// Another board is shown: a card that was begun here and that only its writer knows comes along.
  /// False: there is none, or it belongs to the board before, where it stays.
  bool follow_board();
  /// Requires: the card is there.
  void take_up(Id card);
  /// What stands on it. Where there is none yet it is made, at this place; that it cannot be is
  /// said.
  void set_text(const std::string& words, const SeatPlace& place);
  void set_ink(const std::vector<model::InkStroke>& ink, const SeatPlace& place);
  /// It is left, for another one or by closing: one that was emptied here but lay on the table
  /// before goes into the tray 箱 as it came, since nothing is deleted by accident. True: it went
  /// there, and nothing is written from now on.
  bool leave();

 private:
  /// False: there is none, and none can be made.
  bool make(const SeatPlace& place);
  bool change(const model::Patch<model::Card>& patch, Id card);
  /// A card that only this seat knows and on which nothing stands any more is none.
  void drop_if_empty();

  desk::Desk& desk_;
  Id id_, board_;
  model::Card taken_up_;
};

}  // namespace seats
