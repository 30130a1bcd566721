// VoteSums: the points everything has been given, kept vote by vote. MapIndex keeps it in step with
// the board; the model's thread. What must agree:
//  1. A target's sum is that of its votes in votes_, and stands here while there is one.
#pragma once

#include <optional>
#include <unordered_map>

#include "canvas/item.h"
#include "model/session.h"

namespace canvas {

class VoteSums {
 public:
  void clear();
  /// It is new, or of another weight or target from now on.
  void put(const model::Vote& vote);
  void drop(Id vote);
  /// What it was last given to; nothing for one that is not here.
  std::optional<Id> target_of(Id vote) const;
  /// Nothing where nobody gave any.
  std::optional<int> of(Id target) const;

 private:
  struct Given {
    Id target;
    int points = 0;
  };
  struct Sum {
    int points = 0;
    int votes = 0;
  };
  std::unordered_map<Id, Given> votes_;
  std::unordered_map<Id, Sum> sums_;
};

}  // namespace canvas
