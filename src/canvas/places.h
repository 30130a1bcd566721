// Places: what lies where on a map: each thing's bounds as painted, a tree to find things by where
// they lie, and what of the picture is out of date since somebody last asked. MapIndex keeps it; the
// model's thread. What must agree:
//  1. The tree holds exactly the things that are shown, each with the bounds kept for it.
//  2. Wherever a shown thing came, went or moved, its bounds before and after are in the damage.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "canvas/draw_list.h"
#include "canvas/item.h"
#include "canvas/spatial_index.h"

namespace canvas {

class Places {
 public:
  struct Thing {
    Rect bounds;  // as painted; empty for what is not shown
    Id group;     // a card's island, an island's parent
    bool shown = false;
  };
  struct Entry {
    SpatialIndex::Value value;
    Id group;
    bool shown = true;
  };

  /// Replaces everything, the damage by all there is: much faster than one by one.
  void fill(const std::vector<Entry>& all);
  /// It lies there, whether or not it lay elsewhere before.
  void place(ItemRef ref, const Rect& bounds, Id group, double z = 0);
  /// It is on the table, but in a closed pile.
  void hide(ItemRef ref, Id group);
  void remove(ItemRef ref);

  /// Null: it is not on the table.
  const Thing* find(ItemRef ref) const;
  /// It is on the table, and in no closed pile.
  bool shown(ItemRef ref) const;
  /// What is shown and meets `region`, in no particular order.
  std::vector<SpatialIndex::Value> query(const Rect& region) const { return tree_.query(region); }
  /// True when `is_one` holds for anything of it; looks no further then.
  bool any(const Rect& region, const std::function<bool(ItemRef)>& is_one) const {
    return tree_.any(region, is_one);
  }
  Rect bounds() const { return tree_.bounds(); }
  /// Of all that is shown but this.
  Rect bounds_without(ItemRef ref);

  void damage(const Rect& r);
  /// Where it lies, if it is shown.
  void damage(ItemRef ref);
  void damage_all();
  /// What is out of date since the last call.
  std::vector<Rect> take_damage();

 private:
  std::unordered_map<ItemRef, Thing, ItemRefHash> things_;
  SpatialIndex tree_;
  std::vector<Rect> damage_;
};

}  // namespace canvas
