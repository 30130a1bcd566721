// WrittenPlate: the plate of an island that one seat is writing: what is typed stands there at
// once, all of it one step of undo. A Writer owns it. The window's thread.
//  1. words() is what stands on the plate, as far as this seat has written or seen it; where others
//     have written there since, look() says so, and what follows is a step of undo of its own.
#pragma once

#include "desk/claim.h"

namespace seats {

class WrittenPlate {
 public:
  /// `desk` lives longer.
  explicit WrittenPlate(desk::Desk& desk) : desk_(desk), claim_(desk) {}

  /// False: the board that is shown has no such island.
  bool begin(base::Id island);
  /// What it has grown on makes room for it.
  void end();
  const std::string& words() const { return known_; }
  /// That it cannot be written is said.
  void set_words(const std::string& words);
  enum class Found { as_written, other_words, no_island };
  Found look();

 private:
  desk::Desk& desk_;
  base::Id island_;
  desk::Claim claim_;     // to it
  base::TurnedRect lay_;  // where it lay when the writing began
  std::string known_;
  ops::ActionId action_ = 0;
};

}  // namespace seats
