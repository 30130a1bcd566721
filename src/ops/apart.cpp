#include "ops/apart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "ops/near.h"
#include "ops/separation.h"

namespace ops {
namespace {

using base::Rect;
using base::TurnedRect;
using base::Vec2;

constexpr double kEnough = 0.01;     // mm that nobody sees
constexpr double kImmovable = 1e12;  // weight
constexpr double kFull = 0.75;       // of a table: no need to try
constexpr double kTight = 3;         // mm: nobody lies nearer for want of room
constexpr int kRounds = 3;           // of both axes; turned shapes need more than one
constexpr int kPushes = 300;         // of what is left then

enum class Axis { x, y };
double along(Vec2 v, Axis axis) { return axis == Axis::x ? v.x : v.y; }
double across(Vec2 v, Axis axis) { return axis == Axis::x ? v.y : v.x; }

double half_extent(const TurnedRect& r, Axis axis) {
  const double c = std::abs(std::cos(r.turn)), s = std::abs(std::sin(r.turn));
  return (axis == Axis::x ? r.size.w * c + r.size.h * s : r.size.w * s + r.size.h * c) / 2;
}

/// How far apart along the axis two shapes have to be, grown by `gap` together, while they lie
/// `offset` apart across it: a section through the sum of both. Below 0: any distance will do.
double needed(const TurnedRect& a, const TurnedRect& b, double gap, double offset, Axis axis) {
  std::array<Vec2, 4> halves;  // (along, across), the latter not below 0
  std::size_t n = 0;
  double far = 0, at = 0;
  for (const TurnedRect* r : {&a, &b})
    for (const Vec2 edge : {base::turned({(r->size.w + gap) / 2, 0}, r->turn),
                            base::turned({0, (r->size.h + gap) / 2}, r->turn)}) {
      Vec2 v{along(edge, axis), across(edge, axis)};
      if (v.y < 0) v = v * -1;
      halves[n++] = v;
      far += std::abs(v.x);
      at += v.x < 0 ? -v.y : v.y;
    }
  // From the farthest corner to that offset, by the edges that cost least.
  const double goal = offset;
  double left = goal - at;
  std::sort(halves.begin(), halves.end(),
            [](Vec2 p, Vec2 q) { return std::abs(p.x) * q.y < std::abs(q.x) * p.y; });
  for (const Vec2 v : halves) {
    const bool helps = left > 0 ? v.x < 0 : v.x >= 0;
    if (!helps || v.y <= 0) continue;
    const double step = std::min(std::abs(left), 2 * v.y);
    far -= step * std::abs(v.x) / v.y;
    left -= left > 0 ? step : -step;
    if (std::abs(left) < 1e-9) return far;
  }
  return std::abs(left) < 1e-9 ? far : -1;
}

struct How {
  bool all = false;    // all that meet are taken apart along this axis, else where that is nearer
  bool boxes = false;  // by their bounds, however they are turned
};

class Pass {
 public:
  Pass(std::vector<Body>& bodies, WantedGap wanted, const Rect& table, Axis axis, How how)
      : bodies_(bodies), wanted_(wanted), table_(table), axis_(axis), how_(how) {}

  void run() {
    order();
    meet();
    bound();
    const std::vector<double> places = separated(spots_, keep_);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      Body& b = bodies_[order_[i]];
      if (b.fixed) continue;
      (axis_ == Axis::x ? b.now.centre.x : b.now.centre.y) = places[i + 1];
    }
  }

 private:
  /// By where they are wished, so that they keep that order; the table's ends first and last.
  void order() {
    order_.resize(bodies_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    const auto key = [&](std::size_t i) { return along(bodies_[i].now.centre, axis_); };
    std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return key(a) != key(b) ? key(a) < key(b) : bodies_[a].id < bodies_[b].id;
    });
    spots_.push_back({along(table_.min, axis_), kImmovable});
    for (const std::size_t i : order_)
      spots_.push_back({key(i), bodies_[i].fixed ? kImmovable : bodies_[i].weight});
    spots_.push_back({along(table_.max, axis_), kImmovable});
  }

  void bound() {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Body& b = bodies_[order_[i]];
      if (!b.inside || b.fixed) continue;
      const double half = half_extent(b.now, axis_);
      keep_.push_back({0, i + 1, half});
      keep_.push_back({i + 1, spots_.size() - 1, half});
    }
  }

  /// Two that meet across the axis keep their distance along it, unless a third lies between: a front
  /// goes along the axis and knows, across it, who was seen last.
  void meet() {
    front_[-1e300] = {1e300, 0};  // until where; nobody
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Body& b = bodies_[order_[i]];
      const double half = half_extent(b.now, axis_ == Axis::x ? Axis::y : Axis::x);
      const double middle = across(b.now.centre, axis_);
      const double from = middle - half - kMostApart, to = middle + half + kMostApart;
      std::vector<std::size_t> seen;
      auto it = std::prev(front_.upper_bound(from));
      for (; it != front_.end() && it->first < to; ++it)
        if (it->second.who != 0) seen.push_back(it->second.who - 1);
      std::sort(seen.begin(), seen.end());
      seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
      for (const std::size_t other : seen) keep(other, i);
      cover(middle - half, middle + half, i + 1);
    }
    // Who is hidden by one that it passes by, or lies on, may yet be near.
    std::vector<std::size_t> at(bodies_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) at[order_[i]] = i;
    each_near(bodies_, [&](std::size_t a, std::size_t b) {
      keep(std::min(at[a], at[b]), std::max(at[a], at[b]));
    });
  }

  /// Below 0: they pass one another by.
  double lack(const Body& a, const Body& b, double gap, double offset, Axis axis) const {
    const Axis other = axis == Axis::x ? Axis::y : Axis::x;
    const double reach = half_extent(a.now, other) + half_extent(b.now, other) + gap;
    // What was just taken apart across the axis is so but for rounding.
    if (std::abs(offset) > reach - kEnough / 2) return -1;
    if (how_.boxes) return half_extent(a.now, axis) + half_extent(b.now, axis) + gap;
    return needed(a.now, b.now, gap, offset, axis);
  }

  void keep(std::size_t left, std::size_t right) {
    const Body &a = bodies_[order_[left]], &b = bodies_[order_[right]];
    if (a.fixed && b.fixed) return;
    const Vec2 between = b.now.centre - a.now.centre;
    const double gap = wanted_(a, b);
    if (gap <= 0) {
      if (gap_between(a.now, b.now).mm < 0)
        keep_.push_back({left + 1, right + 1, along(between, axis_)});
      return;
    }
    const double lacks = lack(a, b, gap, across(between, axis_), axis_);
    if (lacks <= 0) return;
    const double has = along(between, axis_);
    if (!how_.all && has < lacks - kEnough) {
      // Nearer to be had the other way.
      const Axis other = axis_ == Axis::x ? Axis::y : Axis::x;
      const double there = std::abs(across(between, axis_));
      if (lack(a, b, gap, has, other) - there < lacks - has) return;
    }
    keep_.push_back({left + 1, right + 1, lacks});
  }

  void split(double at) {
    const auto it = std::prev(front_.upper_bound(at));
    if (it->first == at) return;
    front_[at] = it->second;
    it->second.to = at;
  }
  void cover(double from, double to, std::size_t who) {
    if (to <= from) return;
    split(from);
    split(to);
    front_.erase(front_.lower_bound(from), front_.lower_bound(to));
    front_[from] = {to, who};
  }

  struct Stretch {
    double to;
    std::size_t who;  // 0: nobody, else one more than its place in order_
  };

  std::vector<Body>& bodies_;
  const WantedGap wanted_;
  const Rect& table_;
  const Axis axis_;
  const How how_;
  std::vector<std::size_t> order_;
  std::map<double, Stretch> front_;
  std::vector<Spot> spots_;
  std::vector<Distance> keep_;
};

void keep_inside(Body& b, const Rect& table) {
  if (!b.inside || b.fixed) return;
  const auto clamp = [](double at, double half, double from, double to) {
    return to - from < 2 * half ? (from + to) / 2 : std::clamp(at, from + half, to - half);
  };
  b.now.centre = {clamp(b.now.centre.x, half_extent(b.now, Axis::x), table.min.x, table.max.x),
                  clamp(b.now.centre.y, half_extent(b.now, Axis::y), table.min.y, table.max.y)};
}

/// Calls f(a, b, how much they lack, the way for b to go) for every two that are too near.
template <class F>
void each_too_near(std::vector<Body>& bodies, WantedGap wanted, F&& f) {
  each_near(bodies, [&](std::size_t i, std::size_t j) {
    Body &a = bodies[i], &b = bodies[j];
    if (a.fixed && b.fixed) return;
    const double gap = wanted(a, b);
    if (gap <= 0) return;
    const Gap is = gap_between(a.now, b.now);
    if (gap - is.mm > kEnough) f(a, b, gap - is.mm, is.way);
  });
}
std::size_t too_near(std::vector<Body>& bodies, WantedGap wanted) {
  std::size_t n = 0;
  each_too_near(bodies, wanted, [&](Body&, Body&, double, Vec2) { ++n; });
  return n;
}

/// Which two are taken apart along which axis is settled pair by pair, and may prove wrong where there
/// is little room: then all along the one axis first, or all along the other.
enum class Way { by_pair, along_x, along_y };

bool take_apart(std::vector<Body>& bodies, WantedGap wanted, const Rect& table, Way way) {
  const Axis first = way == Way::along_y ? Axis::y : Axis::x;
  const Axis second = first == Axis::x ? Axis::y : Axis::x;
  std::size_t near = too_near(bodies, wanted);
  for (int round = 0; round < kRounds && near > 0; ++round) {
    const bool last = round == kRounds - 1;  // then boxes, so that it ends
    Pass(bodies, wanted, table, first, {way != Way::by_pair, last}).run();
    Pass(bodies, wanted, table, second, {true, last}).run();
    for (Body& b : bodies) keep_inside(b, table);
    near = too_near(bodies, wanted);
  }
  return near == 0;
}
}  // namespace

Gap gap_between(const TurnedRect& a, const TurnedRect& b) {
  Gap widest{-1e300, {}};
  const Vec2 between = b.centre - a.centre;
  for (const double turn : {a.turn, b.turn})
    for (const Vec2 axis : {base::turned({1, 0}, turn), base::turned({0, 1}, turn)}) {
      const auto half = [&](const TurnedRect& r) {
        return r.size.w / 2 * std::abs(base::dot(base::turned({1, 0}, r.turn), axis)) +
               r.size.h / 2 * std::abs(base::dot(base::turned({0, 1}, r.turn), axis));
      };
      const double way = base::dot(between, axis);
      const double mm = std::abs(way) - half(a) - half(b);
      if (mm > widest.mm + 1e-9) widest = {mm, way < 0 ? axis * -1 : axis};
    }
  return widest;
}

bool take_apart(std::vector<Body>& bodies, WantedGap wanted, const Rect& table) {
  for (Body& b : bodies) keep_inside(b, table);
  if (too_near(bodies, wanted) == 0) return true;
  const std::vector<Body> wished = bodies;
  std::vector<Body> first;
  for (const Way way : {Way::by_pair, Way::along_x, Way::along_y}) {
    bodies = wished;
    if (take_apart(bodies, wanted, table, way)) return true;
    if (way == Way::by_pair) first = bodies;
  }
  bodies = std::move(first);
  return false;
}

void take_apart_or_grow(std::vector<Body>& bodies, WantedGap wanted, const Rect& table) {
  double area = 0;
  for (const Body& b : bodies)
    if (b.inside) area += (b.now.size.w + kTight) * (b.now.size.h + kTight);
  if (area < table.width() * table.height() * kFull) {
    const std::vector<Body> wished = bodies;
    if (take_apart(bodies, wanted, table)) return;
    bodies = wished;
  }
  for (Body& b : bodies) b.inside = false;
  if (!take_apart(bodies, wanted, table)) give_way(bodies, wanted, table);
}

void give_way(std::vector<Body>& bodies, WantedGap wanted, const Rect& table) {
  bool any = true;
  for (int n = 0; n < kPushes && any; ++n) {
    any = false;
    each_too_near(bodies, wanted, [&](Body& a, Body& b, double lacks, Vec2 way) {
      any = true;
      const double share = a.fixed ? 0 : b.fixed ? 1 : b.weight / (a.weight + b.weight);
      a.now.centre -= way * (lacks * share);
      b.now.centre += way * (lacks * (1 - share));
    });
    for (Body& b : bodies) keep_inside(b, table);
  }
}

}  // namespace ops
