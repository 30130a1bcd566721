// Plane geometry in millimetres: x to the right, y down, angles in radians turning clockwise on
// the screen. Plain values, used by every room; no allocation, any thread.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace base {

struct Vec2 {
  double x = 0;
  double y = 0;
  friend bool operator==(const Vec2&, const Vec2&) = default;
};

constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
constexpr Vec2 operator*(Vec2 a, double k) { return {a.x * k, a.y * k}; }
constexpr Vec2 operator/(Vec2 a, double k) { return {a.x / k, a.y / k}; }
constexpr Vec2& operator+=(Vec2& a, Vec2 b) { return a = a + b; }
constexpr Vec2& operator-=(Vec2& a, Vec2 b) { return a = a - b; }
constexpr double dot(Vec2 a, Vec2 b) { return a.x * b.x + a.y * b.y; }
constexpr double cross(Vec2 a, Vec2 b) { return a.x * b.y - a.y * b.x; }
inline double length(Vec2 a) { return std::hypot(a.x, a.y); }
inline double distance(Vec2 a, Vec2 b) { return length(a - b); }
inline bool is_finite(Vec2 a) { return std::isfinite(a.x) && std::isfinite(a.y); }
inline Vec2 turned(Vec2 a, double turn_rad) {
  const double c = std::cos(turn_rad), s = std::sin(turn_rad);
  return {a.x * c - a.y * s, a.x * s + a.y * c};
}
/// The same angle within (−π, π].
inline double normal_angle(double rad) {
  const double two_pi = 2 * std::numbers::pi;
  double r = std::remainder(rad, two_pi);
  return r <= -std::numbers::pi ? r + two_pi : r;
}

struct Size {
  double w = 0;
  double h = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

/// An axis-parallel rectangle; empty when min exceeds max on either axis (the default).
struct Rect {
  Vec2 min{1e300, 1e300};
  Vec2 max{-1e300, -1e300};
  friend bool operator==(const Rect&, const Rect&) = default;

  static Rect around(Vec2 centre, Size size) {
    return {{centre.x - size.w / 2, centre.y - size.h / 2},
            {centre.x + size.w / 2, centre.y + size.h / 2}};
  }
  bool empty() const { return min.x > max.x || min.y > max.y; }
  double width() const { return empty() ? 0 : max.x - min.x; }
  double height() const { return empty() ? 0 : max.y - min.y; }
  double area() const { return width() * height(); }
  Vec2 centre() const { return (min + max) / 2; }
  bool contains(Vec2 p) const {
    return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y;
  }
  bool intersects(const Rect& o) const {
    return !empty() && !o.empty() && min.x <= o.max.x && o.min.x <= max.x && min.y <= o.max.y &&
           o.min.y <= max.y;
  }
  Rect united(const Rect& o) const {
    if (empty()) return o;
    if (o.empty()) return *this;
    return {{std::min(min.x, o.min.x), std::min(min.y, o.min.y)},
            {std::max(max.x, o.max.x), std::max(max.y, o.max.y)}};
  }
  Rect common(const Rect& o) const {
    return {{std::max(min.x, o.min.x), std::max(min.y, o.min.y)},
            {std::min(max.x, o.max.x), std::min(max.y, o.max.y)}};
  }
  Rect grown(double by) const {
    return empty() ? *this : Rect{{min.x - by, min.y - by}, {max.x + by, max.y + by}};
  }
  Rect moved(Vec2 by) const { return empty() ? *this : Rect{min + by, max + by}; }
};

/// A rectangle turned about its centre: the shape of a card or a plate on the table.
struct TurnedRect {
  Vec2 centre;
  Size size;
  double turn = 0;

  Vec2 to_local(Vec2 p) const { return turned(p - centre, -turn); }
  Vec2 to_world(Vec2 local) const { return centre + turned(local, turn); }
  /// True within the shape grown by `margin` (mm) on each side.
  bool contains(Vec2 p, double margin = 0) const {
    const Vec2 l = to_local(p);
    return std::abs(l.x) <= size.w / 2 + margin && std::abs(l.y) <= size.h / 2 + margin;
  }
  /// The corner k (0…3), clockwise on the screen from the top left.
  Vec2 corner(int k) const {
    const double sx = (k == 1 || k == 2) ? 0.5 : -0.5, sy = (k >= 2) ? 0.5 : -0.5;
    return to_world({size.w * sx, size.h * sy});
  }
  Rect bounds() const {
    const double c = std::abs(std::cos(turn)), s = std::abs(std::sin(turn));
    return Rect::around(centre, {size.w * c + size.h * s, size.w * s + size.h * c});
  }
};

}  // namespace base
