#include "ops/spread.h"

#include <algorithm>

#include "ops/bodies.h"

namespace ops {
namespace {

using base::Id;
using base::Rect;
using base::Vec2;

constexpr double kEnough = 0.01;  // mm that nobody sees

double usual_gap(const Body& a, const Body& b) {
  return a.island == b.island ? kApart : kIslandsApart;
}

/// As far as they lay apart, and no further than usual.
double kept_gap(const Body& a, const Body& b) {
  return std::min(usual_gap(a, b), gap_between(a.before, b.before).mm);
}

double spread_gap(const Body& a, const Body& b) {
  return a.id.nil() || b.id.nil() ? kApart : usual_gap(a, b);
}

bool lay_within(const Rect& table, const Body& b) {
  const Rect before = b.before.bounds();
  return table.common(before) == before;
}

}  // namespace

std::map<Id, Vec2> spread(const model::Board& board, const std::map<Id, double>& turns,
                          const Rect& table) {
  std::vector<Body> bodies = bodies_of(board);
  std::erase_if(bodies, [](const Body& b) { return b.plate; });
  for (Body& b : bodies) {
    const auto turn = turns.find(b.id);
    b.fixed = turn == turns.end();
    if (b.fixed) continue;
    b.now.turn = turn->second;
    b.inside = lay_within(table, b);
  }
  if (!take_apart(bodies, kept_gap, table)) give_way(bodies, kept_gap, table);
  std::map<Id, Vec2> out;
  for (const Body& b : bodies)
    if (base::distance(b.now.centre, b.before.centre) > kEnough) out[b.id] = b.now.centre;
  return out;
}

Ops spread_all(const model::Board& board, const std::set<Id>& fixed, const Sight& sight) {
  std::vector<Body> bodies = bodies_of(board);
  for (Body& b : bodies) {
    b.fixed = fixed.contains(b.id);
    b.inside = whole_in_sight(sight, b.before.bounds());
  }
  add_covers(bodies, sight);
  take_apart_or_grow(bodies, spread_gap, sight.table);
  return moved_to(board, bodies);
}

}  // namespace ops
