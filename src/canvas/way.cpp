#include "canvas/way.h"

#include <limits>

namespace canvas {
namespace {

constexpr double kNothing = 1e-9;  // mm
constexpr int kBendPieces = 5;
constexpr double kMiter = 2;  // times as far as its neighbours a corner beside a way may stand out

Vec2 direction(Vec2 from, Vec2 to) {
  const double len = base::distance(from, to);
  return len < kNothing ? Vec2{1, 0} : (to - from) / len;
}

}  // namespace

double length_of(const Way& way) {
  double sum = 0;
  for (std::size_t i = 1; i < way.size(); ++i) sum += base::distance(way[i - 1], way[i]);
  return sum;
}

WayPoint point_at(const Way& way, double from_start) {
  double left = std::max(0.0, from_start);
  for (std::size_t i = 1; i < way.size(); ++i) {
    const double len = base::distance(way[i - 1], way[i]);
    if (left <= len || i + 1 == way.size()) {
      const Vec2 along = direction(way[i - 1], way[i]);
      return {way[i - 1] + along * std::min(left, len), along};
    }
    left -= len;
  }
  return {way.front(), {1, 0}};
}

Way part_of(const Way& way, double from, double to) {
  Way out;
  if (way.size() < 2 || to - from < kNothing) return out;
  out.push_back(point_at(way, from).at);
  double passed = 0;
  for (std::size_t i = 1; i + 1 < way.size(); ++i) {
    passed += base::distance(way[i - 1], way[i]);
    if (passed > from + kNothing && passed < to - kNothing) out.push_back(way[i]);
  }
  out.push_back(point_at(way, to).at);
  return out;
}

Way rounded(const Way& way, double reach) {
  if (way.size() < 3) return way;
  Way out{way.front()};
  for (std::size_t i = 1; i + 1 < way.size(); ++i) {
    const Vec2 corner = way[i];
    // Two bends share what lies between them.
    const double before = base::distance(way[i - 1], corner) * (i == 1 ? 0.8 : 0.5);
    const double after = base::distance(corner, way[i + 1]) * (i + 2 == way.size() ? 0.8 : 0.5);
    const Vec2 in = direction(way[i - 1], corner), out_of = direction(corner, way[i + 1]);
    // A slight turn may begin earlier: it leaves its corner by no more than a right angle does.
    const double slight = dot(in, out_of) > 0 ? std::max(0.2, std::abs(cross(in, out_of))) : 1;
    const double r = std::min({reach / slight, before, after});
    const Vec2 a = corner - in * r, b = corner + out_of * r;
    for (int k = 0; k <= kBendPieces; ++k) {
      const double t = double(k) / kBendPieces, u = 1 - t;
      out.push_back(a * (u * u) + corner * (2 * u * t) + b * (t * t));
    }
  }
  out.push_back(way.back());
  return out;
}

Way beside(const Way& way, double apart) {
  Way out;
  out.reserve(way.size());
  for (std::size_t i = 0; i < way.size(); ++i) {
    const Vec2 in = direction(way[i == 0 ? 0 : i - 1], way[i == 0 ? 1 : i]);
    const Vec2 away = i + 1 < way.size() ? direction(way[i], way[i + 1]) : in;
    const Vec2 sum = in + away;
    const double len = base::length(sum);
    // Where it turns back on itself there is no middle between the two.
    const Vec2 along = len < 1e-6 ? in : sum / len;
    const double stretch = std::min(kMiter, 1 / std::max(1e-6, dot(along, in)));
    out.push_back(way[i] + Vec2{-along.y, along.x} * (apart * stretch));
  }
  return out;
}

double distance_to(const Way& way, Vec2 p) {
  double best = std::numeric_limits<double>::max();
  for (std::size_t i = 1; i < way.size(); ++i) {
    const Vec2 a = way[i - 1], ab = way[i] - a;
    const double t = std::clamp(dot(p - a, ab) / std::max(kNothing, dot(ab, ab)), 0.0, 1.0);
    best = std::min(best, base::distance(p, a + ab * t));
  }
  return best;
}

Rect bounds_of(const Way& way) {
  Rect box;
  for (const Vec2 p : way) box = box.united({p, p});
  return box;
}

}  // namespace canvas
