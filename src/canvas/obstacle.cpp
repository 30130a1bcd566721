#include "canvas/obstacle.h"

#include <limits>

namespace canvas {
namespace {

constexpr double kWide = 3.5, kNarrow = 1.8;  // mm
constexpr double kTouch = 0.01;               // mm: runs no deeper into a wall than this
constexpr double kCoarse = 1.2;               // mm that a wall may lie off the outline it follows
constexpr double kMiter = 1.6;                // times as far as its neighbours a corner stands out

double area_of(const std::vector<Vec2>& ring) {
  double sum = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    sum += cross(ring[j], ring[i]);
  return sum / 2;
}

double off_line(Vec2 p, Vec2 a, Vec2 b) {
  const double len = base::distance(a, b);
  return len < 1e-9 ? base::distance(p, a) : std::abs(cross(b - a, p - a)) / len;
}

/// Douglas and Peucker's: the points of [from, to) that matter, without the last.
void keep(const std::vector<Vec2>& points, std::size_t from, std::size_t to,
          std::vector<Vec2>& out) {
  double farthest = 0;
  std::size_t at = from;
  const Vec2 a = points[from], b = points[to % points.size()];
  for (std::size_t i = from + 1; i < to; ++i)
    if (const double d = off_line(points[i], a, b); d > farthest) {
      farthest = d;
      at = i;
    }
  if (farthest <= kCoarse) {
    out.push_back(a);
    return;
  }
  keep(points, from, at, out);
  keep(points, at, to, out);
}

std::vector<Vec2> thinned_ring(const std::vector<Vec2>& ring) {
  if (ring.size() < 5) return ring;
  // From two points that stay anyhow: those farthest to the left and to the right.
  std::size_t left = 0, right = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (ring[i].x < ring[left].x) left = i;
    if (ring[i].x > ring[right].x) right = i;
  }
  std::vector<Vec2> turned(ring.begin() + std::ptrdiff_t(left), ring.end());
  turned.insert(turned.end(), ring.begin(), ring.begin() + std::ptrdiff_t(left));
  const std::size_t middle = (right + ring.size() - left) % ring.size();
  std::vector<Vec2> out;
  keep(turned, 0, middle, out);
  keep(turned, middle, turned.size(), out);
  return out;
}

/// Requires: what is inside lies to the right of whoever walks along it, y down (a positive area).
std::vector<Vec2> grown(const std::vector<Vec2>& ring, double by) {
  std::vector<Vec2> out;
  out.reserve(ring.size());
  const auto out_of = [](Vec2 a, Vec2 b) {
    const Vec2 along = (b - a) / std::max(1e-9, base::distance(a, b));
    return Vec2{along.y, -along.x};
  };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Vec2 before = ring[(i + ring.size() - 1) % ring.size()], at = ring[i],
               after = ring[(i + 1) % ring.size()];
    const Vec2 m = out_of(before, at), n = out_of(at, after);
    const double k = 1 + dot(m, n);
    const Vec2 way = k < 1e-6 ? m : (m + n) / k;
    const double len = base::length(way);
    out.push_back(at + way * (by * (len > kMiter ? kMiter / len : 1)));
  }
  return out;
}

Wall wall_of(std::vector<Vec2> ring, double by) {
  if (area_of(ring) < 0) std::reverse(ring.begin(), ring.end());
  Wall wall;
  wall.ring = grown(ring, by);
  wall.passes = grown(ring, by + kBeyondWall);
  const std::size_t n = wall.ring.size();
  wall.outward.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    // By the ring as it was: where it is bent inwards its grown edges may cross.
    const Vec2 before = ring[(i + n - 1) % n], at = ring[i], after = ring[(i + 1) % n];
    wall.outward[i] = cross(at - before, after - at) > 0;
    wall.convex = wall.convex && cross(at - before, after - at) > -1e-9;
    wall.bounds = wall.bounds.united({wall.ring[i], wall.ring[i]});
  }
  return wall;
}

}  // namespace

bool Wall::contains(Vec2 p) const {
  if (!bounds.contains(p)) return false;
  int winding = 0;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Vec2 a = ring[j], b = ring[i];
    if ((a.y <= p.y) == (b.y <= p.y)) continue;
    const double side = cross(b - a, p - a);
    if (b.y > a.y ? side > 0 : side < 0) winding += b.y > a.y ? 1 : -1;
  }
  return winding != 0;
}

bool Wall::blocks(Vec2 a, Vec2 b) const {
  if (std::max(a.x, b.x) < bounds.min.x || std::min(a.x, b.x) > bounds.max.x ||
      std::max(a.y, b.y) < bounds.min.y || std::min(a.y, b.y) > bounds.max.y)
    return false;
  const Vec2 way = b - a;
  if (convex) {
    // What of the way lies within every edge.
    double in = 0, out = 1;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const Vec2 edge = ring[i] - ring[j];
      const double depth = cross(edge, a - ring[j]), gain = cross(edge, way);
      if (std::abs(gain) < 1e-12) {
        if (depth <= 0) return false;
        continue;
      }
      const double t = -depth / gain;
      if (gain > 0)
        in = std::max(in, t);
      else
        out = std::min(out, t);
      if (in >= out) return false;
    }
    return (out - in) * base::length(way) > kTouch;
  }
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Vec2 p = ring[j], q = ring[i];
    const double ap = cross(way, p - a), aq = cross(way, q - a);
    if ((ap > 0) == (aq > 0)) continue;
    if ((cross(q - p, a - p) > 0) != (cross(q - p, b - p) > 0)) return true;
  }
  return contains(a);
}

Wall wall_round(const base::TurnedRect& s, double by) {
  return wall_of({s.corner(0), s.corner(1), s.corner(2), s.corner(3)}, by);
}

Wall wall_round(const Shape& outline, double by) {
  return wall_of(thinned_ring(outline.rings.front()), by + kCoarse);
}

Obstacle obstacle_of(ItemRef ref, Id holder, const base::TurnedRect& shape) {
  return {ref, holder, std::make_shared<Wall>(wall_round(shape, kWide)),
          std::make_shared<Wall>(wall_round(shape, kNarrow))};
}

Obstacle obstacle_of(ItemRef ref, Id holder, const Shape& outline) {
  return {ref, holder, std::make_shared<Wall>(wall_round(outline, kWide)),
          std::make_shared<Wall>(wall_round(outline, kNarrow))};
}

}  // namespace canvas
