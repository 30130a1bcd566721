#include "canvas/holding.h"

#include <algorithm>

namespace canvas {

void Holding::clear() {
  held_.clear();
  by_item_.clear();
}

std::size_t Holding::numbered(std::uint64_t number) const {
  return std::size_t(std::ranges::lower_bound(held_, number, {}, &Held::number) - held_.begin());
}

Held* Holding::of_root(ItemRef root) {
  // Mostly it is among its own items; of an island whose parts are in other hands it may not be.
  if (const auto it = by_item_.find(root); it != by_item_.end())
    if (Held& held = held_[numbered(it->second)]; held.root == root) return &held;
  const auto it = std::ranges::find(held_, root, &Held::root);
  return it == held_.end() ? nullptr : &*it;
}

const std::vector<ItemRef>& Holding::take(ItemRef root, const std::vector<ItemRef>& items) {
  Held held;
  held.number = next_++;
  held.root = root;
  for (const ItemRef ref : items)
    if (by_item_.try_emplace(ref, held.number).second) held.items.push_back(ref);
  held_.push_back(std::move(held));
  return held_.back().items;
}

std::vector<ItemRef> Holding::let_go(ItemRef root) {
  Held* const held = of_root(root);
  if (!held) return {};
  std::vector<ItemRef> items = std::move(held->items);
  held_.erase(held_.begin() + (held - held_.data()));
  for (const ItemRef ref : items) by_item_.erase(ref);
  return items;
}

void Holding::set_pose(ItemRef root, const Pose& pose) {
  if (Held* const held = of_root(root)) held->pose = pose;
}

void Holding::set_in_hand(ItemRef root, bool in_hand) {
  if (Held* const held = of_root(root)) held->in_hand = in_hand;
}

bool Holding::in_hand(ItemRef ref) const {
  const auto it = by_item_.find(ref);
  return it != by_item_.end() && held_[numbered(it->second)].in_hand;
}

std::optional<Pose> Holding::pose_of(ItemRef ref) const {
  const auto it = by_item_.find(ref);
  if (it == by_item_.end()) return {};
  return held_[numbered(it->second)].pose;
}

bool Holding::touches(const model::Relation& r) const {
  for (const Id id : {r.from, r.to})
    if (is_held({ItemKind::card, id}) || is_held({ItemKind::island, id})) return true;
  return false;
}

}  // namespace canvas
