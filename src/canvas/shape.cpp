#include "canvas/shape.h"

#include <limits>

namespace canvas {
namespace {

double segment_distance(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 ab = b - a;
  const double len2 = dot(ab, ab);
  const double t = len2 > 0 ? std::clamp(dot(p - a, ab) / len2, 0.0, 1.0) : 0;
  return base::distance(p, a + ab * t);
}

}  // namespace

bool contains(const Shape& shape, Vec2 p) {
  bool in = false;
  for (const auto& ring : shape.rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      const Vec2 a = ring[i], b = ring[j];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x)
        in = !in;
    }
  return in;
}

double distance_to_line(const Shape& shape, Vec2 p) {
  double best = std::numeric_limits<double>::max();
  for (const auto& ring : shape.rings)
    for (std::size_t i = 0; i < ring.size(); ++i)
      best = std::min(best, segment_distance(p, ring[i], ring[(i + 1) % ring.size()]));
  return best;
}

Rect bounds_of(const Shape& shape) {
  Rect box;
  for (const auto& ring : shape.rings)
    for (const Vec2 p : ring) box = box.united({p, p});
  return box;
}

Vec2 exit_point(const Shape& shape, Vec2 inside, Vec2 outside) {
  double last = 0;
  const Vec2 way = outside - inside;
  for (const auto& ring : shape.rings)
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Vec2 a = ring[i], edge = ring[(i + 1) % ring.size()] - a;
      const double den = cross(way, edge);
      if (std::abs(den) < 1e-12) continue;
      const double t = cross(a - inside, edge) / den, u = cross(a - inside, way) / den;
      if (t >= 0 && t <= 1 && u >= 0 && u <= 1) last = std::max(last, t);
    }
  return inside + way * last;
}

}  // namespace canvas
