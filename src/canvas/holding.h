// Holding: what of a map is in somebody's hand, or on its way to where it was put, and how it is
// shown meanwhile. Knows things by name only. Scene keeps it; the model's thread. What must agree:
//  1. Each item is held at most once: by_item_ says in which of held_, by its number, and names nothing
//     else. The numbers in held_ ascend.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "canvas/draw_list.h"
#include "canvas/item.h"
#include "canvas/pose.h"
#include "model/session.h"

namespace canvas {

using base::TurnedRect;

/// One card, or an island with all in it.
struct Held {
  std::uint64_t number = 0;
  ItemRef root;
  Pose pose;
  std::vector<ItemRef> items;
  bool in_hand = true;  // false: it lies where the board says, and is shown on its way there
};

class Holding {
 public:
  void clear();
  /// Takes of `items` those that are not held yet, above all else held; these.
  const std::vector<ItemRef>& take(ItemRef root, const std::vector<ItemRef>& items);
  /// What is no longer held.
  std::vector<ItemRef> let_go(ItemRef root);
  void set_pose(ItemRef root, const Pose& pose);
  void set_in_hand(ItemRef root, bool in_hand);

  /// The last taken lies on top.
  const std::vector<Held>& all() const { return held_; }
  bool empty() const { return held_.empty(); }
  bool is_held(ItemRef ref) const { return by_item_.contains(ref); }
  bool in_hand(ItemRef ref) const;
  /// The pose of whatever holds this item, or none.
  std::optional<Pose> pose_of(ItemRef ref) const;
  /// One of its ends is held.
  bool touches(const model::Relation& relation) const;

 private:
  std::size_t numbered(std::uint64_t number) const;  // where in held_
  Held* of_root(ItemRef root);

  std::vector<Held> held_;
  std::unordered_map<ItemRef, std::uint64_t, ItemRefHash> by_item_;
  std::uint64_t next_ = 1;
};

}  // namespace canvas
