#include "text/likeness.h"

#include <algorithm>
#include <cmath>

namespace text {
namespace {

constexpr double kLeastShare = 0.09;

}  // namespace

void Likeness::set(base::Id card, const std::vector<std::string>& words) {
  if (const auto before = cards_.find(card); before != cards_.end()) {
    for (const std::uint32_t word : before->second) std::erase(having_[word], card);
    cards_.erase(before);
  }
  if (words.empty()) return;
  std::vector<std::uint32_t>& now = cards_[card];
  for (const std::string& word : words) {
    const auto [it, fresh] = words_.try_emplace(word, std::uint32_t(having_.size()));
    if (fresh) having_.emplace_back();
    if (std::ranges::find(now, it->second) != now.end()) continue;
    now.push_back(it->second);
    having_[it->second].push_back(card);
  }
}

double Likeness::weight(std::uint32_t word) const {
  return std::log(1 + double(cards_.size()) / double(having_[word].size()));
}

double Likeness::length(const std::vector<std::uint32_t>& words) const {
  double sum = 0;
  for (const std::uint32_t word : words) sum += weight(word) * weight(word);
  return std::sqrt(sum);
}

std::vector<Likeness::Like> Likeness::like(base::Id card, std::size_t most) const {
  const auto own = cards_.find(card);
  if (own == cards_.end()) return {};
  std::unordered_map<base::Id, double> shared;
  for (const std::uint32_t word : own->second)
    for (const base::Id other : having_[word])
      if (other != card) shared[other] += weight(word) * weight(word);
  std::vector<Like> out;
  const double own_length = length(own->second);
  for (const auto& [other, sum] : shared) {
    const double share = sum / (own_length * length(cards_.at(other)));
    if (share >= kLeastShare) out.push_back({other, share});
  }
  std::ranges::sort(out, [](const Like& a, const Like& b) {
    return a.share != b.share ? a.share > b.share : a.card < b.card;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace text
