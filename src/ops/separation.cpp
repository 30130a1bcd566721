#include "ops/separation.h"

#include <algorithm>
#include <utility>

namespace ops {
namespace {

constexpr double kNoise = 1e-9;
constexpr int kSweeps = 4;

/// Spots that keep their offsets, as one.
struct Block {
  std::vector<std::size_t> spots;
  std::vector<std::size_t> from_left;  // distances whose right end is one of them
  double weight = 0, pull = 0;         // sum of weight × (wish − offset)
  double place() const { return pull / weight; }
};

class Solver {
 public:
  Solver(const std::vector<Spot>& spots, const std::vector<Distance>& keep)
      : spots_(spots),
        keep_(keep),
        offset_(spots.size()),
        block_of_(spots.size()),
        blocks_(spots.size()) {
    for (std::size_t i = 0; i < spots.size(); ++i) {
      block_of_[i] = i;
      blocks_[i] = {{i}, {}, spots[i].weight, spots[i].weight * spots[i].wish};
    }
    for (std::size_t n = 0; n < keep.size(); ++n) blocks_[keep[n].right].from_left.push_back(n);
  }

  std::vector<double> run() {
    // Whatever lies to the left is settled already, and only ever moves further left.
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      std::size_t block = i;
      while (const Distance* worst = most_missed(block)) block = join(*worst);
    }
    std::vector<double> out(spots_.size());
    for (std::size_t i = 0; i < spots_.size(); ++i) out[i] = place(i);
    ease(out);
    return out;
  }

 private:
  double place(std::size_t spot) const { return blocks_[block_of_[spot]].place() + offset_[spot]; }

  const Distance* most_missed(std::size_t block) {
    Block& b = blocks_[block];
    std::erase_if(b.from_left, [&](std::size_t n) { return block_of_[keep_[n].left] == block; });
    const Distance* worst = nullptr;
    double most = kNoise;
    for (const std::size_t n : b.from_left) {
      const Distance& d = keep_[n];
      const double missed = place(d.left) + d.least - place(d.right);
      if (missed > most) {
        most = missed;
        worst = &d;
      }
    }
    return worst;
  }

  /// The smaller block becomes part of the larger.
  std::size_t join(const Distance& d) {
    std::size_t into = block_of_[d.left], from = block_of_[d.right];
    double shift = offset_[d.left] + d.least - offset_[d.right];
    if (blocks_[into].spots.size() < blocks_[from].spots.size()) {
      std::swap(into, from);
      shift = -shift;
    }
    Block &a = blocks_[into], &b = blocks_[from];
    for (const std::size_t spot : b.spots) {
      offset_[spot] += shift;
      block_of_[spot] = into;
    }
    a.spots.insert(a.spots.end(), b.spots.begin(), b.spots.end());
    a.from_left.insert(a.from_left.end(), b.from_left.begin(), b.from_left.end());
    a.weight += b.weight;
    a.pull += b.pull - b.weight * shift;
    b = {};
    return into;
  }

  /// Each as near to its wish as the others let it.
  void ease(std::vector<double>& places) const {
    const std::size_t n = places.size();
    std::vector<std::vector<std::size_t>> left(n), right(n);
    for (std::size_t k = 0; k < keep_.size(); ++k) {
      right[keep_[k].left].push_back(k);
      left[keep_[k].right].push_back(k);
    }
    const auto settle = [&](std::size_t i) {
      double from = -1e300, to = 1e300;
      for (const std::size_t k : left[i])
        from = std::max(from, places[keep_[k].left] + keep_[k].least);
      for (const std::size_t k : right[i])
        to = std::min(to, places[keep_[k].right] - keep_[k].least);
      if (from <= to) places[i] = std::clamp(spots_[i].wish, from, to);
    };
    for (int sweep = 0; sweep < kSweeps; ++sweep)
      for (std::size_t i = 0; i < n; ++i) settle(sweep % 2 == 0 ? i : n - 1 - i);
  }

  const std::vector<Spot>& spots_;
  const std::vector<Distance>& keep_;
  std::vector<double> offset_;
  std::vector<std::size_t> block_of_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<double> separated(const std::vector<Spot>& spots, const std::vector<Distance>& keep) {
  return Solver(spots, keep).run();
}

}  // namespace ops
