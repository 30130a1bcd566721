#include "canvas/joins.h"

#include <limits>
#include <numeric>
#include <span>

namespace canvas {

using base::Rect;
using base::Vec2;

namespace {

/// So many at once: the tree's time grows with the square of it.
constexpr std::size_t kAtOnce = 400;

Rect box_of(const Ring& ring) {
  Rect box;
  for (const Vec2 p : ring) box = box.united({p, p});
  return box;
}

/// The square of what lies between two boxes: no two points of theirs are nearer.
double gap2(const Rect& a, const Rect& b) {
  const double x = std::max({0.0, a.min.x - b.max.x, b.min.x - a.max.x});
  const double y = std::max({0.0, a.min.y - b.max.y, b.min.y - a.max.y});
  return x * x + y * y;
}

bool within(const Ring& ring, Vec2 p) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Vec2 a = ring[i], b = ring[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

bool cross_each_other(const Ring& a, const Ring& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Vec2 p = a[i], u = a[(i + 1) % a.size()] - p;
    for (std::size_t k = 0; k < b.size(); ++k) {
      const Vec2 q = b[k], v = b[(k + 1) % b.size()] - q;
      const double den = cross(u, v);
      if (den == 0) continue;
      const double t = cross(q - p, v) / den, s = cross(q - p, u) / den;
      if (t >= 0 && t <= 1 && s >= 0 && s <= 1) return true;
    }
  }
  return false;
}

class Joiner {
 public:
  Joiner(const std::vector<Ring>& rings, const std::vector<std::size_t>& groups)
      : rings_(rings), groups_(groups) {
    boxes_.reserve(rings.size());
    for (const Ring& r : rings) boxes_.push_back(box_of(r));
  }

  std::vector<Bridge> run() {
    std::vector<std::size_t> all(rings_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    bridges_.reserve(all.size());
    join(all);
    return std::move(bridges_);
  }

 private:
  Bridge between(std::size_t a, std::size_t b) const {
    Bridge out;
    if (groups_.empty() || groups_[a] != groups_[b]) out = shortest_bridge(rings_[a], rings_[b]);
    out.a = a;
    out.b = b;
    return out;
  }

  void join(std::span<std::size_t> some) {
    if (some.size() <= kAtOnce) return grow_tree(some);
    Rect box;
    for (const std::size_t i : some) box = box.united(boxes_[i]);
    const bool by_x = box.width() >= box.height();
    const auto key = [&](std::size_t i) {
      const Vec2 c = boxes_[i].centre();
      return by_x ? c.x : c.y;
    };
    const auto half = some.begin() + std::ptrdiff_t(some.size() / 2);
    std::nth_element(some.begin(), half, some.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    const auto low = some.first(some.size() / 2), high = some.subspan(some.size() / 2);
    join(low);
    join(high);
    bridges_.push_back(nearest_pair(low, high, by_x));
  }

  /// Prim's tree: the nearest shape not yet in it comes next.
  void grow_tree(std::span<const std::size_t> some) {
    struct Reach {
      double length2 = std::numeric_limits<double>::max();
      Bridge bridge;
    };
    std::vector<std::size_t> left(some.begin(), some.end());
    if (left.size() < 2) return;
    std::vector<Reach> reach(left.size());
    std::size_t last = left.back();
    left.pop_back();
    while (!left.empty()) {
      std::size_t nearest = 0;
      for (std::size_t i = 0; i < left.size(); ++i) {
        if (gap2(boxes_[last], boxes_[left[i]]) < reach[i].length2) {
          const Bridge b = between(last, left[i]);
          if (b.length * b.length < reach[i].length2) reach[i] = {b.length * b.length, b};
        }
        if (reach[i].length2 < reach[nearest].length2) nearest = i;
      }
      bridges_.push_back(reach[nearest].bridge);
      last = left[nearest];
      left[nearest] = left.back();
      reach[nearest] = reach[left.size() - 1];
      left.pop_back();
    }
  }

  /// The shapes on each side of a line from those next to it on: a gap wider than the best found
  /// ends the search.
  Bridge nearest_pair(std::span<std::size_t> low, std::span<std::size_t> high, bool by_x) const {
    const auto end = [&](std::size_t i) { return by_x ? boxes_[i].max.x : boxes_[i].max.y; };
    const auto begin = [&](std::size_t i) { return by_x ? boxes_[i].min.x : boxes_[i].min.y; };
    std::sort(low.begin(), low.end(),
              [&](std::size_t a, std::size_t b) { return end(a) > end(b); });
    std::sort(high.begin(), high.end(),
              [&](std::size_t a, std::size_t b) { return begin(a) < begin(b); });
    Bridge best;
    best.length = std::numeric_limits<double>::max();
    for (const std::size_t a : low) {
      if (begin(high.front()) - end(a) >= best.length) break;
      for (const std::size_t b : high) {
        if (begin(b) - end(a) >= best.length || best.length == 0) break;
        if (gap2(boxes_[a], boxes_[b]) >= best.length * best.length) continue;
        if (const Bridge found = between(a, b); found.length < best.length) best = found;
      }
    }
    return best;
  }

  const std::vector<Ring>& rings_;
  const std::vector<std::size_t>& groups_;
  std::vector<Rect> boxes_;
  std::vector<Bridge> bridges_;
};

}  // namespace

Bridge shortest_bridge(const Ring& a, const Ring& b) {
  if (gap2(box_of(a), box_of(b)) == 0 &&
      (within(a, b[0]) || within(b, a[0]) || cross_each_other(a, b)))
    return {a[0], a[0], 0};
  double best = std::numeric_limits<double>::max();
  Bridge out;
  // Corners against edges, both ways.
  const auto one_way = [&](const Ring& from, const Ring& to, bool turned) {
    for (std::size_t i = 0; i < to.size(); ++i) {
      const Vec2 start = to[i], edge = to[(i + 1) % to.size()] - start;
      const double len2 = dot(edge, edge), per = len2 > 0 ? 1 / len2 : 0;
      for (const Vec2 p : from) {
        const Vec2 q = start + edge * std::clamp(dot(p - start, edge) * per, 0.0, 1.0);
        const double d = dot(p - q, p - q);
        if (d >= best) continue;
        best = d;
        out.from = turned ? q : p;
        out.to = turned ? p : q;
      }
    }
  };
  one_way(a, b, false);
  one_way(b, a, true);
  out.length = std::sqrt(best);
  return out;
}

std::vector<Bridge> bridges_between(const std::vector<Ring>& rings,
                                    const std::vector<std::size_t>& groups) {
  return Joiner(rings, groups).run();
}

}  // namespace canvas
