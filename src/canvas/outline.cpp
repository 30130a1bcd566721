#include "canvas/outline.h"

#include <polyclipping/clipper.hpp>

#include <limits>

#include "canvas/look.h"

namespace canvas {
namespace {

constexpr double kUnits = 100;  // Clipper's integers per mm
/// Half the width of a corridor between far parts (mm), before the smoothing takes its share.
constexpr double kCorridor = 5 + kIslandSmooth;

using ClipperLib::IntPoint;
using ClipperLib::Path;
using ClipperLib::Paths;

IntPoint to_int(Vec2 p) {
  return {ClipperLib::cInt(std::llround(p.x * kUnits)),
          ClipperLib::cInt(std::llround(p.y * kUnits))};
}
Vec2 to_mm(const IntPoint& p) { return {double(p.X) / kUnits, double(p.Y) / kUnits}; }

double segment_distance(Vec2 p, Vec2 a, Vec2 b, Vec2* nearest = nullptr) {
  const Vec2 ab = b - a;
  const double len2 = dot(ab, ab);
  const double t = len2 > 0 ? std::clamp(dot(p - a, ab) / len2, 0.0, 1.0) : 0;
  const Vec2 q = a + ab * t;
  if (nearest) *nearest = q;
  return base::distance(p, q);
}

/// The nearest points of two closed rings (vertices against edges, both ways).
double ring_distance(const std::vector<Vec2>& a, const std::vector<Vec2>& b, Vec2& on_a,
                     Vec2& on_b) {
  double best = std::numeric_limits<double>::max();
  const auto one_way = [&](const std::vector<Vec2>& from, const std::vector<Vec2>& to,
                           Vec2& at_from, Vec2& at_to) {
    for (const Vec2 p : from)
      for (std::size_t i = 0; i < to.size(); ++i) {
        Vec2 q;
        const double d = segment_distance(p, to[i], to[(i + 1) % to.size()], &q);
        if (d < best) {
          best = d;
          at_from = p;
          at_to = q;
        }
      }
  };
  one_way(a, b, on_a, on_b);
  one_way(b, a, on_b, on_a);
  return best;
}

Path corridor(Vec2 a, Vec2 b) {
  const Vec2 along = (b - a) / std::max(1e-9, base::distance(a, b));
  const Vec2 across{-along.y * kCorridor, along.x * kCorridor};
  // Reaching a little into both parts, so that they surely become one.
  const Vec2 from = a - along * kCorridor, to = b + along * kCorridor;
  return {to_int(from + across), to_int(from - across), to_int(to - across), to_int(to + across)};
}

Paths offset(const Paths& paths, double by_mm) {
  ClipperLib::ClipperOffset o(2, 0.12 * kUnits);
  o.AddPaths(paths, ClipperLib::jtRound, ClipperLib::etClosedPolygon);
  Paths out;
  o.Execute(out, by_mm * kUnits);
  return out;
}

Paths outer_rings(const Paths& paths) {
  Paths out;
  for (const Path& p : paths)
    if (ClipperLib::Orientation(p)) out.push_back(p);
  return out;
}

std::vector<Vec2> ring_mm(const Path& path) {
  std::vector<Vec2> out;
  out.reserve(path.size());
  for (const IntPoint& p : path) out.push_back(to_mm(p));
  return out;
}

/// The shortest corridor from the first part to another.
Path shortest_corridor(const Paths& parts) {
  const std::vector<Vec2> first = ring_mm(parts[0]);
  double best = std::numeric_limits<double>::max();
  Vec2 a, b;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Vec2 on_first, on_other;
    const double d = ring_distance(first, ring_mm(parts[i]), on_first, on_other);
    if (d < best) {
      best = d;
      a = on_first;
      b = on_other;
    }
  }
  Path bridge = corridor(a, b);
  if (!ClipperLib::Orientation(bridge)) ClipperLib::ReversePath(bridge);
  return bridge;
}

Paths united(const Paths& parts, const Path& more) {
  ClipperLib::Clipper clipper;
  clipper.AddPaths(parts, ClipperLib::ptSubject, true);
  clipper.AddPath(more, ClipperLib::ptSubject, true);
  Paths merged;
  clipper.Execute(ClipperLib::ctUnion, merged, ClipperLib::pftNonZero, ClipperLib::pftNonZero);
  return outer_rings(merged);
}

/// Joins the parts by the shortest corridors until one is left.
Paths joined(Paths parts) {
  while (parts.size() > 1) {
    Paths merged = united(parts, shortest_corridor(parts));
    if (merged.size() >= parts.size())
      break;  // cannot happen but for rounding; better two parts than a hang
    parts = std::move(merged);
  }
  return parts;
}

/// The parts drawn back in by the smoothing. Parts that only just touched would come apart again by
/// it: they get a corridor too.
Paths smoothed(Paths grown) {
  Paths line = outer_rings(offset(grown, -kIslandSmooth));
  for (std::size_t tries = line.size(); line.size() > 1 && tries > 0; --tries) {
    grown = united(grown, shortest_corridor(line));
    line = outer_rings(offset(grown, -kIslandSmooth));
  }
  return line;
}

}  // namespace

std::shared_ptr<const Shape> island_outline(const std::vector<base::TurnedRect>& cards,
                                            const std::vector<std::shared_ptr<const Shape>>& rings,
                                            double margin) {
  Paths members;
  for (const auto& card : cards) {
    Path p;
    for (int k = 0; k < 4; ++k) p.push_back(to_int(card.corner(k)));
    members.push_back(std::move(p));
  }
  for (const auto& shape : rings) {
    if (!shape) continue;
    for (const auto& ring : shape->rings) {
      Path p;
      for (const Vec2 v : ring) p.push_back(to_int(v));
      members.push_back(std::move(p));
    }
  }
  if (members.empty()) return nullptr;
  for (Path& p : members)
    if (!ClipperLib::Orientation(p)) ClipperLib::ReversePath(p);

  const Paths line = smoothed(joined(outer_rings(offset(members, margin + kIslandSmooth))));
  auto shape = std::make_shared<Shape>();
  for (const Path& p : line) {
    Path simple;
    ClipperLib::CleanPolygon(p, simple, 0.05 * kUnits);
    if (simple.size() >= 3) shape->rings.push_back(ring_mm(simple));
  }
  return shape->rings.empty() ? nullptr : shape;
}

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
