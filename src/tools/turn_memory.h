// TurnMemory: "turn to me" and back. Turns an island's cards and plates, or all, to one side, moves
// apart what would lie on one another then, and remembers how each faced and where it lay before.
// One for each seat (or one for the table): what somebody else has turned since is left as they
// have it. The model's thread.
#pragma once

#include <map>

#include "ops/build.h"
#include "tools/using.h"

namespace tools {

class TurnMemory {
 public:
  /// Turns all of `island` (nil: of the board) to `angle_rad` as one step. False when everything
  /// faces that way already, or the desk takes no changes; nothing is remembered then.
  bool turn(Desk& desk, Id island, double angle_rad);
  /// Turns back, as one step, what lies in `island` now (nil: all) and still faces as turn() left
  /// it; to where it lay before, unless it has been laid elsewhere since. False when there is no
  /// such thing.
  bool back(Desk& desk, Id island);
  /// True when back() would do something: for the button.
  bool can_turn_back(const model::Board& board, Id island) const;

  /// The button "turn to me": what is chosen, or all, back where that would do something, else
  /// turned to `angle_rad`.
  void press(Desk& desk, double angle_rad);

  /// What back() applies.
  ops::Ops back_ops(const model::Board& board, Id island) const;

 private:
  struct Pose {
    double turn = 0;
    base::Vec2 pos;  // of a card
  };
  struct Turned {
    Pose before, set;  // turned again while it still faced as set: `before` stays the first
  };
  void remember(const ops::Turns& before, const ops::Turns& after);
  std::map<Id, Turned> turned_;  // ids are unique: cards and islands of all boards
};

}  // namespace tools
