// WrittenPlate: the plate of an island, or the words on a line, that one seat is writing: what is typed
// stands there at once, all of it one step of undo. A Writer owns it. The window's thread.
//  1. words() is what stands there, as far as this seat has written or seen it; where others
//     have written there since, look() says so, and what follows is a step of undo of its own.
#pragma once

#include "desk/claim.h"

namespace seats {

class WrittenPlate {
 public:
  /// `desk` lives longer.
  explicit WrittenPlate(desk::Desk& desk) : desk_(desk), claim_(desk) {}

  /// What stands on the plate of this island or on this line; null: the board has neither.
  static const std::string* words_of(const model::Board& board, base::Id thing);
  /// False: the board that is shown has no such thing.
  bool begin(base::Id thing);
  /// What a plate has grown on makes room for it.
  void end();
  const std::string& words() const { return known_; }
  /// That it cannot be written is said.
  void set_words(const std::string& words);
  enum class Found { as_written, other_words, gone };
  Found look();

 private:
  desk::Desk& desk_;
  base::Id thing_;
  desk::Claim claim_;     // to it
  base::TurnedRect lay_;  // where a plate lay when the writing began
  std::string known_;
  ops::ActionId action_ = 0;
};

}  // namespace seats
