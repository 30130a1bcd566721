#include "canvas/places.h"

#include <utility>

namespace canvas {

void Places::fill(const std::vector<Entry>& all) {
  things_.clear();
  things_.reserve(all.size());
  std::vector<SpatialIndex::Value> values;
  values.reserve(all.size());
  for (const Entry& e : all) {
    things_[e.value.ref] = {e.shown ? e.value.bounds : Rect{}, e.group, e.shown};
    if (e.shown) values.push_back(e.value);
  }
  tree_.fill(values);
  damage_.clear();
  damage_all();
}

void Places::place(ItemRef ref, const Rect& bounds, Id group, double z) {
  remove(ref);
  things_[ref] = {bounds, group, true};
  tree_.insert({bounds, ref, z});
  damage(bounds);
}

void Places::hide(ItemRef ref, Id group) {
  remove(ref);
  things_[ref] = {{}, group, false};
}

void Places::remove(ItemRef ref) {
  const auto it = things_.find(ref);
  if (it == things_.end()) return;
  if (it->second.shown) {
    tree_.remove(it->second.bounds, ref);
    damage(it->second.bounds);
  }
  things_.erase(it);
}

const Places::Thing* Places::find(ItemRef ref) const {
  const auto it = things_.find(ref);
  return it == things_.end() ? nullptr : &it->second;
}

bool Places::shown(ItemRef ref) const {
  const Thing* thing = find(ref);
  return thing && thing->shown;
}

Rect Places::bounds_without(ItemRef ref) {
  const Thing* thing = find(ref);
  if (!thing || !thing->shown) return tree_.bounds();
  tree_.remove(thing->bounds, ref);
  const Rect out = tree_.bounds();
  tree_.insert({thing->bounds, ref, 0});
  return out;
}

void Places::damage(const Rect& r) {
  if (!r.empty()) damage_.push_back(r);
}

void Places::damage(ItemRef ref) {
  if (const Thing* thing = find(ref)) damage(thing->bounds);
}

void Places::damage_all() { damage_.push_back(Rect{{-1e9, -1e9}, {1e9, 1e9}}); }

std::vector<Rect> Places::take_damage() { return std::exchange(damage_, {}); }

}  // namespace canvas
