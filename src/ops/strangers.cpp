#include "ops/strangers.h"

#include <algorithm>

#include "model/closed.h"
#include "ops/bodies.h"
#include "ops/outcome.h"

namespace ops {
namespace {

using namespace model;
using base::TurnedRect;
using base::Vec2;

constexpr double kBeside = 13;     // mm from what lies in an island: its line, and a little
constexpr double kFarthest = 170;  // mm: who would have to go farther stays
constexpr double kStep = 4;        // mm, from one try to the next
constexpr double kNoise = 1e-6;

/// Of side `k`, the way out; the hull goes clockwise as it is seen.
Vec2 out_of(const Hull& hull, std::size_t k) {
  const Vec2 side = hull[(k + 1) % hull.size()] - hull[k];
  return Vec2{side.y, -side.x} / base::length(side);
}

bool lies_in(const Hull& hull, Vec2 p) {
  for (std::size_t k = 0; k < hull.size(); ++k)
    if (dot(p - hull[k], out_of(hull, k)) > 0) return false;
  return hull.size() >= 3;
}

/// How far the shape has to go across side `k` to lie beside the hull; 0 or less: it does.
double way_across(const Hull& hull, std::size_t k, const TurnedRect& shape) {
  const Vec2 way = out_of(hull, k);
  double nearest = 1e300;
  for (int n = 0; n < 4; ++n) nearest = std::min(nearest, dot(shape.corner(n) - hull[k], way));
  return kBeside - nearest;
}

class Between {
 public:
  Between(const Board& board, const Outcome& out, const std::set<Id>& fixed)
      : board_(board), out_(out), fixed_(fixed) {}

  void look_in(const Island& made, Strangers& found) {
    std::vector<TurnedRect> members;
    std::set<Id> named;
    std::vector<const Card*> others;
    std::size_t lay_here = 0;
    out_.each(
        [&](const Card& c) {
          if (c.place != Place::table || out_.hidden_in(c.island)) return;
          if (!within(c.island, made.id)) {
            // What lies in another island is not torn out of it.
            if (c.island == made.parent) others.push_back(&c);
            return;
          }
          members.push_back(shape_of(c));
          named.insert(c.id);
          const Card* old = find_card(board_, c.id);
          lay_here += old && old->place == Place::table;
        },
        [&](const Island& i) {
          if (!within(i.id, made.id) || out_.hidden_in(i.parent)) return;
          members.push_back(plate_shape_of(i));
          named.insert(i.id);
        });
    if (lay_here < 2) return;
    const Hull hull = hull_of(members);
    std::vector<Stranger> between;
    for (const Card* c : others) {
      const Card* old = find_card(board_, c->id);
      if (!old || old->place != Place::table || !(old->pos == c->pos) || fixed_.contains(c->id) ||
          !lies_in(hull, c->pos))
        continue;
      between.push_back({c->id, shape_of(*c), 0});
      between.back().way = base::distance(beside(hull, between.back().shape, {}), c->pos);
    }
    if (between.empty() || between.size() > members.size()) return;
    // Who lies nearest to the edge goes first, the others behind it.
    std::stable_sort(between.begin(), between.end(),
                     [](const Stranger& a, const Stranger& b) { return a.way < b.way; });
    std::vector<TurnedRect> gone;
    for (Stranger& s : between) {
      const Vec2 from = s.shape.centre;
      s.shape.centre = beside(hull, s.shape, gone);
      if (base::distance(from, s.shape.centre) > kFarthest) continue;
      found.aside[s.id] = s.shape.centre;
      gone.push_back(s.shape);
    }
    found.members.merge(named);
    found.islands.push_back(hull);
  }

 private:
  struct Stranger {
    Id id;
    TurnedRect shape;
    double way = 0;
  };
  bool within(Id island, Id of) const {
    for (const Island* i = out_.island(island); i; i = out_.island(i->parent))
      if (i->id == of) return true;
    return false;
  }
  /// The nearest place beside the hull and beside all that went there before.
  static Vec2 beside(const Hull& hull, const TurnedRect& shape,
                     const std::vector<TurnedRect>& gone) {
    double least = 1e300;
    Vec2 best = shape.centre;
    for (std::size_t k = 0; k < hull.size(); ++k) {
      const Vec2 out = out_of(hull, k);
      TurnedRect there = shape;
      double way = way_across(hull, k, shape);
      for (; way < std::min(least, kFarthest + kStep); way += kStep) {
        there.centre = shape.centre + out * way;
        const bool free = std::all_of(gone.begin(), gone.end(), [&](const TurnedRect& other) {
          return gap_between(there, other).mm >= kApart;
        });
        if (free) break;
      }
      if (way >= least) continue;
      least = way;
      best = shape.centre + out * way;
    }
    return best;
  }

  const Board& board_;
  const Outcome& out_;
  const std::set<Id>& fixed_;
};

}  // namespace

Hull hull_of(const std::vector<TurnedRect>& shapes) {
  std::vector<Vec2> points;
  for (const TurnedRect& shape : shapes)
    for (int n = 0; n < 4; ++n) points.push_back(shape.corner(n));
  std::sort(points.begin(), points.end(),
            [](Vec2 a, Vec2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
  Hull hull;
  const auto take = [&](auto from, auto to) {
    const std::size_t begun = hull.size();
    for (; from != to; ++from) {
      while (hull.size() >= begun + 2 &&
             cross(hull.back() - hull[hull.size() - 2], *from - hull.back()) <= kNoise)
        hull.pop_back();
      hull.push_back(*from);
    }
    if (!hull.empty()) hull.pop_back();  // the other half begins with it
  };
  take(points.begin(), points.end());
  take(points.rbegin(), points.rend());
  return hull;
}

bool Strangers::lies_beside(const TurnedRect& shape) const {
  return std::all_of(islands.begin(), islands.end(), [&](const Hull& hull) {
    for (std::size_t k = 0; k < hull.size(); ++k)
      if (way_across(hull, k, shape) <= kNoise) return true;
    return false;
  });
}

Strangers strangers_in(const Board& board, const Outcome& out, const std::set<Id>& fixed) {
  Strangers found;
  Between between(board, out, fixed);
  for (const auto& [id, island] : out.islands())
    if (island && (!find_island(board, id) || is_pile(board, id)) && !out.hidden_in(id))
      between.look_in(*island, found);
  return found;
}

}  // namespace ops
