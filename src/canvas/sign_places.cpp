#include "canvas/sign_places.h"

#include <array>
#include <utility>

namespace canvas {

namespace {

constexpr double kInto = 4;     // mm of a stamp within the line: less than a card keeps from it
constexpr double kClear = 10;   // mm beside the line, where at it there is no place
constexpr double kCorner = 6;   // mm that a stamp keeps from the end of its side
constexpr int kAlongLoop = 24;  // places on a loop

/// How far the line reaches to the one side (`sign` 1: larger values) between `from` and `to` across;
/// `otherwise` where it does not come by.
double reach(const std::vector<std::vector<Vec2>>& rings, double from, double to, double sign,
             double otherwise) {
  double best = -1e300;
  for (const auto& ring : rings)
    for (std::size_t i = 0; i < ring.size(); ++i) {
      Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
      if (a.x > b.x) std::swap(a, b);
      if (b.x < from || a.x > to) continue;
      for (const double x : {std::max(from, a.x), std::min(to, b.x)}) {
        const double t = b.x - a.x < 1e-9 ? 0 : (x - a.x) / (b.x - a.x);
        best = std::max(
            {best, sign * (a.y + (b.y - a.y) * t), b.x - a.x < 1e-9 ? sign * b.y : -1e300});
      }
    }
  return best < -1e299 ? otherwise : sign * best;
}

struct Side {
  bool upright;  // left or right
  double sign;   // 1: the lower or the right one
  double along;  // 0 to 1 from left to right, or from top to bottom
};
// A seal is put to the lower right; above stands the plate.
constexpr std::array<Side, 18> kSides{{{false, 1, 1},
                                       {false, 1, 0.5},
                                       {false, 1, 0},
                                       {true, 1, 1},
                                       {true, -1, 1},
                                       {true, 1, 0.5},
                                       {true, -1, 0.5},
                                       {false, -1, 1},
                                       {false, -1, 0},
                                       {true, 1, 0},
                                       {true, -1, 0},
                                       {false, 1, 0.75},
                                       {false, 1, 0.25},
                                       {false, -1, 0.5},
                                       {true, 1, 0.75},
                                       {true, -1, 0.75},
                                       {true, 1, 0.25},
                                       {true, -1, 0.25}}};

}  // namespace

std::vector<Vec2> places_at(const Shape& line, Size size, double turn) {
  // As it is read; and once more lying on its side, where left and right are above and below.
  std::vector<std::vector<Vec2>> flat = line.rings, upright;
  Rect box;
  for (auto& ring : flat)
    for (Vec2& p : ring) {
      p = base::turned(p, -turn);
      box = box.united({p, p});
    }
  if (box.empty()) return {};
  upright = flat;
  for (auto& ring : upright)
    for (Vec2& p : ring) std::swap(p.x, p.y);
  std::vector<Vec2> out;
  for (const double into : {kInto, -kClear})
    for (const Side& side : kSides) {
      const auto& rings = side.upright ? upright : flat;
      const double least = side.upright ? box.min.y : box.min.x,
                   most = side.upright ? box.max.y : box.max.x;
      const double wide = side.upright ? size.h : size.w, high = side.upright ? size.w : size.h;
      const double first = least + kCorner + wide / 2, last = most - kCorner - wide / 2;
      const double across = first < last ? first + (last - first) * side.along : (least + most) / 2;
      const double edge = side.upright ? (side.sign > 0 ? box.max.x : box.min.x)
                                       : (side.sign > 0 ? box.max.y : box.min.y);
      const double at = reach(rings, across - wide / 2, across + wide / 2, side.sign, edge) +
                        side.sign * (high / 2 - into);
      out.push_back(base::turned(side.upright ? Vec2{at, across} : Vec2{across, at}, turn));
    }
  return out;
}

bool crosses(const base::TurnedRect& place, Vec2 a, Vec2 b) {
  const Vec2 from = place.to_local(a), way = place.to_local(b) - from;
  double first = 0, last = 1;  // the part of the way that is within both strips
  const auto within = [&](double at, double by, double half) {
    if (std::abs(by) < 1e-9) return std::abs(at) <= half;
    const double one = (-half - at) / by, other = (half - at) / by;
    first = std::max(first, std::min(one, other));
    last = std::min(last, std::max(one, other));
    return first <= last;
  };
  return within(from.x, way.x, place.size.w / 2) && within(from.y, way.y, place.size.h / 2);
}

std::vector<Vec2> places_on(const std::vector<Vec2>& loop, double turn) {
  const std::size_t n = loop.size();
  if (n == 0) return {};
  double length = 0;
  std::vector<double> before{0};  // of the way to each point, and round to the first
  std::size_t top = 0;
  for (std::size_t i = 0; i < n; ++i) {
    length += base::distance(loop[i], loop[(i + 1) % n]);
    before.push_back(length);
    if (base::turned(loop[i], -turn).y < base::turned(loop[top], -turn).y) top = i;
  }
  if (length < 1e-9) return {loop.front()};
  const auto at = [&](double way) {
    way -= std::floor(way / length) * length;
    const auto next = std::upper_bound(before.begin(), before.end(), way);
    const std::size_t i =
        std::min(n - 1, std::size_t(std::max<std::ptrdiff_t>(1, next - before.begin()) - 1));
    const double part = before[i + 1] - before[i];
    const Vec2 a = loop[i], b = loop[(i + 1) % n];
    return part < 1e-9 ? a : a + (b - a) * std::min(1.0, (way - before[i]) / part);
  };
  std::vector<Vec2> out{loop[top]};
  for (int k = 1; k <= kAlongLoop / 2; ++k)
    for (const double side : {1.0, -1.0})
      out.push_back(at(before[top] + side * length * k / kAlongLoop));
  return out;
}

}  // namespace canvas
