// RelationEnds: the relations at a card or an island, without walking all there are. MapIndex keeps
// it in step with the board; the model's thread. What must agree:
//  1. A relation stands in at_ at both its ends in ends_, and nowhere else.
#pragma once

#include <set>
#include <unordered_map>

#include "canvas/item.h"
#include "model/session.h"

namespace canvas {

class RelationEnds {
 public:
  void clear();
  /// It is new, or runs elsewhere from now on.
  void put(const model::Relation& relation);
  void drop(Id relation);
  /// The relations from and to this card or island, by id.
  const std::set<Id>& at(Id end) const;

 private:
  struct Ends {
    Id from, to;
  };
  std::unordered_map<Id, Ends> ends_;
  std::unordered_map<Id, std::set<Id>> at_;
};

}  // namespace canvas
