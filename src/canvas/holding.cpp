#include "canvas/holding.h"

#include <algorithm>

namespace canvas {

void Holding::clear() {
  held_.clear();
  by_item_.clear();
}

const std::vector<ItemRef>& Holding::take(ItemRef root, const std::vector<ItemRef>& items) {
  Held held;
  held.root = root;
  for (const ItemRef ref : items)
    if (by_item_.try_emplace(ref, held_.size()).second) held.items.push_back(ref);
  held_.push_back(std::move(held));
  return held_.back().items;
}

std::vector<ItemRef> Holding::let_go(ItemRef root) {
  const auto it =
      std::find_if(held_.begin(), held_.end(), [&](const Held& h) { return h.root == root; });
  if (it == held_.end()) return {};
  std::vector<ItemRef> items = std::move(it->items);
  held_.erase(it);
  by_item_.clear();
  for (std::size_t i = 0; i < held_.size(); ++i)
    for (const ItemRef ref : held_[i].items) by_item_[ref] = i;
  return items;
}

void Holding::set_pose(ItemRef root, const Pose& pose) {
  for (Held& h : held_)
    if (h.root == root) h.pose = pose;
}

void Holding::set_in_hand(ItemRef root, bool in_hand) {
  for (Held& h : held_)
    if (h.root == root) h.in_hand = in_hand;
}

bool Holding::in_hand(ItemRef ref) const {
  const auto it = by_item_.find(ref);
  return it != by_item_.end() && held_[it->second].in_hand;
}

std::optional<Pose> Holding::pose_of(ItemRef ref) const {
  const auto it = by_item_.find(ref);
  if (it == by_item_.end()) return {};
  return held_[it->second].pose;
}

bool Holding::touches(const model::Relation& r) const {
  for (const Id id : {r.from, r.to})
    if (is_held({ItemKind::card, id}) || is_held({ItemKind::island, id})) return true;
  return false;
}

}  // namespace canvas
