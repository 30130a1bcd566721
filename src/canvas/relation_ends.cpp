#include "canvas/relation_ends.h"

namespace canvas {

void RelationEnds::clear() {
  ends_.clear();
  at_.clear();
}

void RelationEnds::put(const model::Relation& r) {
  if (const auto it = ends_.find(r.id);
      it != ends_.end() && it->second.from == r.from && it->second.to == r.to)
    return;
  drop(r.id);
  ends_[r.id] = {r.from, r.to};
  at_[r.from].insert(r.id);
  at_[r.to].insert(r.id);
}

void RelationEnds::drop(Id relation) {
  const auto it = ends_.find(relation);
  if (it == ends_.end()) return;
  for (const Id end : {it->second.from, it->second.to})
    if (const auto there = at_.find(end); there != at_.end()) {
      there->second.erase(relation);
      if (there->second.empty()) at_.erase(there);
    }
  ends_.erase(it);
}

const std::set<Id>& RelationEnds::at(Id end) const {
  static const std::set<Id> none;
  const auto it = at_.find(end);
  return it == at_.end() ? none : it->second;
}

}  // namespace canvas
