#include "canvas/vote_sums.h"

namespace canvas {

void VoteSums::clear() {
  votes_.clear();
  sums_.clear();
}

void VoteSums::put(const model::Vote& vote) {
  drop(vote.id);
  votes_[vote.id] = {vote.target, vote.points};
  Sum& sum = sums_[vote.target];
  sum.points += vote.points;
  ++sum.votes;
}

void VoteSums::drop(Id vote) {
  const auto it = votes_.find(vote);
  if (it == votes_.end()) return;
  const auto sum = sums_.find(it->second.target);
  sum->second.points -= it->second.points;
  if (--sum->second.votes == 0) sums_.erase(sum);
  votes_.erase(it);
}

std::optional<Id> VoteSums::target_of(Id vote) const {
  const auto it = votes_.find(vote);
  if (it == votes_.end()) return {};
  return it->second.target;
}

std::optional<int> VoteSums::of(Id target) const {
  const auto it = sums_.find(target);
  if (it == sums_.end()) return {};
  return it->second.points;
}

}  // namespace canvas
