// IslandOutlines: which cards and islands lie in which island, and the line round each. MapIndex
// keeps it in step with the board; the model's thread. What must agree:
//  1. An outline is of the members told here as they lay when renew() was last called: islands within
//     one another are renewed from the innermost outwards. On an index map so is how large a plate is.
#pragma once

#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

#include "canvas/draw_list.h"
#include "canvas/item.h"
#include "model/session.h"

namespace canvas {

class IslandOutlines {
 public:
  void clear();
  /// Cards on the table and islands, by the island they lie in directly; never nil.
  void put_card(Id card, Id island) { cards_in_[island].insert(card); }
  void take_card(Id card, Id island) { cards_in_[island].erase(card); }
  void put_island(Id island, Id parent) { islands_in_[parent].insert(island); }
  void take_island(Id island, Id parent) { islands_in_[parent].erase(island); }
  const std::set<Id>& cards_in(Id island) const;
  const std::set<Id>& islands_in(Id island) const;

  /// The outermost are piles from now on, or as they are. True: it was otherwise.
  bool seen_as_index_map(bool seen) { return std::exchange(index_map_, seen) != seen; }

  /// Makes its line anew. Requires: it and all its members are on the board.
  void renew(const model::Board& board, Id island);
  void forget(Id island) {
    outlines_.erase(island);
    larger_.erase(island);
  }
  /// As model::plate_seen(), which asks all cards how large it is: that was done by renew().
  base::TurnedRect plate(const model::Board& board, const model::Island& island) const;
  /// Null: there is none.
  std::shared_ptr<const Shape> of(Id island) const;

 private:
  bool index_map_ = false;
  std::unordered_map<Id, std::set<Id>> cards_in_, islands_in_;
  std::unordered_map<Id, std::shared_ptr<const Shape>> outlines_;
  std::unordered_map<Id, base::Size> larger_;  // plates of an index map
};

}  // namespace canvas
