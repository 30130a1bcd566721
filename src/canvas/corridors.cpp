#include "canvas/corridors.h"

#include <limits>
#include <numbers>

#include "canvas/inset.h"

namespace canvas {

using base::Rect;
using base::Vec2;

namespace {

/// A line's part that a corridor's mouth can meet lies no farther from the bridge's end (mm).
constexpr double kMouth = 80;
/// The wall is looked for from here on (mm from the bridge's end) or from the middle.
constexpr double kFar = 40;
constexpr int kRound = 20;  // points of a whole round corner
constexpr double kNear = 0.01;

/// A place on a line: the corner before it and how far it is to the next.
struct Place {
  double at = 0;  // corner + part of the edge
  Vec2 point;
  double distance = std::numeric_limits<double>::max();
};

/// One end of a corridor. Walking round the line with the inside to the left one comes to its right
/// wall (0) first, then to its left (1), as seen looking out.
struct Mouth {
  std::size_t corridor = 0, line = 0, other = 0;  // other: the mouth at the far end
  Vec2 foot, out;                                 // the bridge's end; its direction
  double length = 0;
  double middle = 0;     // where the corridor leaves the line
  Place touch[2];        // where the round corners touch the line
  double along[2] = {};  // how far out the corners' centres lie
  std::size_t next = 0;  // the next mouth on the line

  double side(int wall) const { return wall == 0 ? -1 : 1; }
  Vec2 wall_point(int wall, double lateral, double t) const {
    return foot + left_of(out) * (side(wall) * lateral) + out * t;
  }
};

/// The part of a line near a mouth.
class Shore {
 public:
  Shore(const Ring& line, Vec2 foot) : line_(line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const Vec2 a = line[i], b = line[(i + 1) % line.size()];
      if (std::max(a.x, b.x) > foot.x - kMouth && std::min(a.x, b.x) < foot.x + kMouth &&
          std::max(a.y, b.y) > foot.y - kMouth && std::min(a.y, b.y) < foot.y + kMouth)
        edges_.push_back(i);
    }
  }
  Place nearest(Vec2 p) const {
    Place best;
    double best2 = std::numeric_limits<double>::max();
    for (const std::size_t i : edges_) {
      const Vec2 a = line_[i], edge = line_[(i + 1) % line_.size()] - a;
      const double len2 = dot(edge, edge);
      const double t = len2 > 0 ? std::clamp(dot(p - a, edge) / len2, 0.0, 1.0) : 0;
      const Vec2 q = a + edge * t, way = p - q;
      if (dot(way, way) >= best2) continue;
      best2 = dot(way, way);
      best = {double(i) + std::min(t, 1 - 1e-9), q, 0};
    }
    best.distance = std::sqrt(best2);
    return best;
  }

 private:
  const Ring& line_;
  std::vector<std::size_t> edges_;
};

class Walker {
 public:
  Walker(const std::vector<Ring>& lines, const std::vector<Corridor>& corridors,
         const CorridorShape& shape)
      : lines_(lines), shape_(shape), lateral_(shape.half + shape.round) {
    for (std::size_t i = 0; i < corridors.size(); ++i) {
      const Corridor& c = corridors[i];
      add_mouth(i, c.a, c.bridge.from, c.bridge.to);
      add_mouth(i, c.b, c.bridge.to, c.bridge.from);
    }
  }

  std::optional<Ring> run() {
    for (Mouth& m : mouths_)
      if (!settle(m)) return {};
    order();
    Ring out;
    // Arriving through a mouth: on to the next one of that line, and through it.
    std::size_t at = 0, steps = 0;
    do {
      if (!go_on(mouths_[at], mouths_[mouths_[at].next], out)) return {};
      at = mouths_[mouths_[at].next].other;
    } while (at != 0 && ++steps < mouths_.size());
    if (steps + 1 != mouths_.size()) return {};
    return out;
  }

 private:
  void add_mouth(std::size_t corridor, std::size_t line, Vec2 from, Vec2 to) {
    Mouth m;
    m.corridor = corridor;
    m.line = line;
    m.other = mouths_.size() ^ 1;
    m.foot = from;
    m.length = base::distance(from, to);
    m.out = (to - from) / m.length;
    mouths_.push_back(m);
  }

  /// Finds the centres of the mouth's two round corners: from outside to where the wall is as near
  /// to the line as the corner's radius.
  bool settle(Mouth& m) const {
    const Shore shore(lines_[m.line], m.foot);
    m.middle = shore.nearest(m.foot + m.out * shape_.margin).at;
    for (int wall = 0; wall < 2; ++wall) {
      double t = std::min(m.length / 2, kFar);
      Place near;
      for (int tries = 0;; ++tries) {
        near = shore.nearest(m.wall_point(wall, lateral_, t));
        const double left = near.distance - shape_.round;
        if (left < kNear) {
          if (left < -0.05) return false;
          break;
        }
        if ((t -= left) < -kFar || tries > 100) return false;
      }
      m.touch[wall] = near;
      m.along[wall] = t;
    }
    return true;
  }

  void order() {
    std::vector<std::vector<std::size_t>> of_line(lines_.size());
    for (std::size_t i = 0; i < mouths_.size(); ++i) of_line[mouths_[i].line].push_back(i);
    for (auto& some : of_line) {
      std::sort(some.begin(), some.end(), [&](std::size_t a, std::size_t b) {
        return mouths_[a].middle < mouths_[b].middle;
      });
      for (std::size_t i = 0; i < some.size(); ++i)
        mouths_[some[i]].next = some[(i + 1) % some.size()];
    }
  }

  /// How far from place `a` to place `b`, in corners, the way the line runs.
  double forward(const Mouth& m, double a, double b) const {
    return b >= a ? b - a : b - a + double(lines_[m.line].size());
  }

  void arc(Vec2 centre, Vec2 from, Vec2 to, Ring& out) const {
    const double start = std::atan2(from.y - centre.y, from.x - centre.x);
    const double turn = base::normal_angle(std::atan2(to.y - centre.y, to.x - centre.x) - start);
    const int steps = std::max(1, int(std::ceil(std::abs(turn) / (2 * std::numbers::pi) * kRound)));
    out.push_back(from);
    for (int i = 1; i < steps; ++i) {
      const double a = start + turn * i / steps;
      out.push_back(centre + Vec2{std::cos(a), std::sin(a)} * shape_.round);
    }
    out.push_back(to);
  }

  /// From the left wall of `p` round the line to the right wall of `q`.
  bool go_on(const Mouth& p, const Mouth& q, Ring& out) const {
    const double half_round = double(lines_[p.line].size()) / 2;
    const double after = forward(p, p.middle, p.touch[1].at),
                 before = forward(p, q.touch[0].at, q.middle);
    const double all = &p == &q ? 2 * half_round : forward(p, p.middle, q.middle);
    if (after > half_round || before > half_round) return false;
    if (after + before <= all) {
      arc(p.wall_point(1, lateral_, p.along[1]), p.wall_point(1, shape_.half, p.along[1]),
          p.touch[1].point, out);
      along_line(p, p.touch[1].at, q.touch[0].at, out);
      arc(q.wall_point(0, lateral_, q.along[0]), q.touch[0].point,
          q.wall_point(0, shape_.half, q.along[0]), out);
      return true;
    }
    // The two corridors open into one another.
    if (&p == &q) return false;
    const Vec2 a = p.wall_point(1, lateral_, 0), b = q.wall_point(0, lateral_, 0);
    const double den = cross(p.out, q.out);
    if (std::abs(den) < 1e-6) return false;
    const double t = cross(b - a, q.out) / den, s = cross(b - a, p.out) / den;
    const auto fits = [&](const Mouth& m, int wall, double here) {
      return here >= m.along[wall] - 1 &&
             here <= m.length - mouths_[m.other].along[1 - wall] + kNear;
    };
    if (!fits(p, 1, t) || !fits(q, 0, s)) return false;
    arc(a + p.out * t, p.wall_point(1, shape_.half, t), q.wall_point(0, shape_.half, s), out);
    return true;
  }

  void along_line(const Mouth& m, double from, double to, Ring& out) const {
    const Ring& line = lines_[m.line];
    const auto corners = std::size_t(forward(m, std::floor(from), std::floor(to)));
    const std::size_t n = to < from && corners == 0 ? line.size() : corners;
    for (std::size_t i = 0; i < n; ++i)
      out.push_back(line[(std::size_t(from) + 1 + i) % line.size()]);
  }

  const std::vector<Ring>& lines_;
  const CorridorShape shape_;
  const double lateral_;  // mm from a corridor's middle to the centres of its round corners
  std::vector<Mouth> mouths_;
};

}  // namespace

std::optional<Ring> joined_by_corridors(const std::vector<Ring>& lines,
                                        const std::vector<Corridor>& corridors,
                                        const CorridorShape& shape) {
  if (lines.size() == 1) return lines[0];
  auto ring = Walker(lines, corridors, shape).run();
  if (!ring || crosses_itself(*ring)) return {};
  return ring;
}

}  // namespace canvas
