#include "canvas/inset.h"

#include <cstdint>
#include <numbers>

namespace canvas {

using base::Vec2;

namespace {

constexpr int kRound = 22;          // points of a whole round corner
constexpr double kShortest = 1e-6;  // mm

bool cross_within(Vec2 p, Vec2 p2, Vec2 q, Vec2 q2) {
  const Vec2 u = p2 - p, v = q2 - q;
  const double den = cross(u, v);
  if (den == 0) return false;
  const double t = cross(q - p, v) / den, s = cross(q - p, u) / den;
  return t > 1e-9 && t < 1 - 1e-9 && s > 1e-9 && s < 1 - 1e-9;
}

Ring without_doubles(const Ring& line) {
  Ring out;
  for (const Vec2 p : line)
    if (out.empty() || base::distance(out.back(), p) > kShortest) out.push_back(p);
  while (out.size() > 1 && base::distance(out.back(), out[0]) <= kShortest) out.pop_back();
  return out;
}

Ring without(const Ring& line, const std::vector<std::size_t>& corners) {
  std::vector<bool> gone(line.size(), false);
  for (const std::size_t i : corners) gone[i] = true;
  Ring out;
  for (std::size_t i = 0; i < line.size(); ++i)
    if (!gone[i]) out.push_back(line[i]);
  return out;
}

/// Every corner drawn in by itself.
class Inset {
 public:
  Inset(const Ring& line, double by) {
    const std::size_t n = line.size();
    std::vector<Vec2> edges(n);
    for (std::size_t i = 0; i < n; ++i) {
      const Vec2 edge = line[(i + 1) % n] - line[i];
      edges[i] = edge / base::length(edge);
    }
    for (std::size_t i = 0; i < n; ++i) add_corner(line[i], edges[(i + n - 1) % n], edges[i], by);
    for (std::size_t i = 0; i < n; ++i)
      if (const Vec2 edge = ring_[corners_[(i + 1) % n].first] - ring_[corners_[i].last];
          dot(edge, edges[i]) < 0)
        vanished_.push_back(i);
  }

  const Ring& ring() const { return ring_; }
  /// Corners with which an edge vanishes: it is shorter than the bend at one end takes of it, and
  /// at the other the line bends outwards. Nothing where more than an edge by itself vanishes.
  std::optional<std::vector<std::size_t>> in_the_way() const {
    std::vector<std::size_t> out;
    const std::size_t n = corners_.size();
    for (const std::size_t i : vanished_) {
      const std::size_t next = (i + 1) % n;
      if (corners_[i].outwards == corners_[next].outwards) return {};
      out.push_back(corners_[i].outwards ? next : i);
    }
    return out;
  }

 private:
  struct Corner {
    std::size_t first = 0, last = 0;  // its points
    bool outwards = false;
  };

  void add_corner(Vec2 at, Vec2 in, Vec2 out, double by) {
    const Vec2 before = left_of(in), after = left_of(out);
    const double bend = std::atan2(cross(in, out), dot(in, out));
    Corner c{ring_.size(), 0, bend < 0};
    if (c.outwards) {
      const int steps = std::max(1, int(std::ceil(-bend / (2 * std::numbers::pi) * kRound)));
      for (int i = 0; i <= steps; ++i)
        ring_.push_back(at + base::turned(before, bend * i / steps) * by);
    } else {
      ring_.push_back(at + (before + after) * (by / std::max(1e-3, 1 + dot(before, after))));
    }
    c.last = ring_.size() - 1;
    corners_.push_back(c);
  }

  Ring ring_;
  std::vector<Corner> corners_;        // of the line
  std::vector<std::size_t> vanished_;  // edges, by the corner before them
};

}  // namespace

std::optional<Ring> drawn_in(const Ring& line, double by) {
  Ring left = without_doubles(line);
  while (left.size() >= 3) {
    const Inset inset(left, by);
    const auto in_the_way = inset.in_the_way();
    if (!in_the_way) return {};
    if (in_the_way->empty()) {
      if (crosses_itself(inset.ring())) return {};
      return inset.ring();
    }
    left = without(left, *in_the_way);
  }
  return {};
}

namespace {
constexpr double kLeastCell = 30;    // mm
constexpr double kMostCells = 4000;  // about so many

/// A stretch of a line within one cell of a lattice that never turns back, so that it does not cross
/// itself: its first and its last piece.
struct Pass {
  std::uint64_t cell;
  std::uint32_t first, last;
  base::Rect box;
};

std::vector<Pass> passes_of(const Ring& ring) {
  const std::size_t n = ring.size();
  // Long ways pass through few cells, too.
  double length = 0;
  for (std::size_t i = 0; i < n; ++i) length += base::distance(ring[i], ring[(i + 1) % n]);
  const double size = std::max(kLeastCell, length / kMostCells);
  std::vector<Pass> passes;
  passes.reserve(n / 4);
  Vec2 way;  // of the last pass's first piece
  for (std::uint32_t i = 0; i < n; ++i) {
    const Vec2 a = ring[i], b = ring[(i + 1) % n];
    const int steps = 1 + int(base::distance(a, b) / size);
    Vec2 from = a;
    for (int k = 1; k <= steps; ++k) {
      const Vec2 to = a + (b - a) * (double(k) / steps);
      const auto cell = [&](double v) { return std::int64_t(std::floor(v / size)); };
      const auto x0 = cell(std::min(from.x, to.x)), x1 = cell(std::max(from.x, to.x));
      const auto y0 = cell(std::min(from.y, to.y)), y1 = cell(std::max(from.y, to.y));
      for (auto x = x0; x <= x1; ++x)
        for (auto y = y0; y <= y1; ++y) {
          const std::uint64_t at = std::uint64_t(std::uint32_t(x)) << 32 | std::uint32_t(y);
          const bool goes_on = !passes.empty() && passes.back().cell == at &&
                               passes.back().last + 1 == i && dot(b - a, way) > 0;
          if (!goes_on) {
            passes.push_back({at, i, i, {}});
            way = b - a;
          }
          Pass& pass = passes.back();
          pass.last = i;
          pass.box = pass.box.united({a, a}).united({b, b});
        }
      from = to;
    }
  }
  return passes;
}
}  // namespace

bool crosses_itself(const Ring& ring) {
  // By a lattice: only what passes through one cell is compared.
  const std::size_t n = ring.size();
  std::vector<Pass> passes = passes_of(ring);
  std::sort(passes.begin(), passes.end(), [](const Pass& a, const Pass& b) {
    return a.cell != b.cell ? a.cell < b.cell : a.first < b.first;
  });
  const auto cross = [&](const Pass& p, const Pass& q) {
    for (std::uint32_t a = p.first; a <= p.last; ++a)
      for (std::uint32_t b = q.first; b <= q.last; ++b) {
        const auto [low, high] = std::minmax(a, b);
        if (high <= low + 1 || (low == 0 && high == n - 1)) continue;
        if (cross_within(ring[low], ring[low + 1], ring[high], ring[(high + 1) % n])) return true;
      }
    return false;
  };
  for (std::size_t i = 0; i < passes.size(); ++i)
    for (std::size_t k = i + 1; k < passes.size() && passes[k].cell == passes[i].cell; ++k)
      if (passes[i].box.intersects(passes[k].box) && cross(passes[i], passes[k])) return true;
  return false;
}

}  // namespace canvas
