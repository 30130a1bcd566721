// WrittenPlate: the plate or the symbol mark of an island, or the words on a line or a cross circle, that one
// seat is writing: what is typed stands there at once, all of it one step of undo. A Writer owns it. The window's thread.
//  1. words() is what stands there, as far as this seat has written or seen it; where others
//     have written there since, look() says so, and what follows is a step of undo of its own.
#pragma once

#include "desk/claim.h"

namespace seats {

class WrittenPlate {
 public:
  /// `desk` lives longer.
  explicit WrittenPlate(desk::Desk& desk) : desk_(desk), claim_(desk) {}

  /// What stands there; null: the board has no such thing. Of a card nothing is written so.
  static const std::string* words_of(const model::Board& board, canvas::ItemRef thing);
  /// False: the board that is shown has no such thing.
  bool begin(canvas::ItemRef thing);
  /// What a plate has grown on makes room for it.
  void end();
  const std::string& words() const { return known_; }
  /// That it cannot be written is said.
  void set_words(const std::string& words);
  enum class Found { as_written, other_words, gone };
  Found look();

 private:
  desk::Desk& desk_;
  canvas::ItemRef thing_;  // nil id: nothing
  desk::Claim claim_;      // to it
  base::TurnedRect lay_;   // where a plate lay when the writing began
  std::string known_;
  ops::ActionId action_ = 0;
};

}  // namespace seats
