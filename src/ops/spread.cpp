#include "ops/spread.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ops {
namespace {

using base::Id;
using base::Rect;
using base::TurnedRect;
using base::Vec2;

constexpr double kApart = 3;          // mm between cards that lay apart
constexpr double kIslandsApart = 20;  // mm between cards of two islands: room for both lines
constexpr double kEnough = 0.01;      // mm that nobody sees
constexpr int kMostRounds = 600;

struct Body {
  Id id, island;
  TurnedRect before, now;
  bool moves = false;
  Rect bounds;  // of now, as far as others may have to keep away from it
};

struct Gap {
  double mm = 0;  // below 0: so deep do they lie in one another
  Vec2 way;       // the shortest way for the second to get away, of length 1
};

/// The gap between two shapes along that of their four axes along which it is widest.
Gap gap_between(const TurnedRect& a, const TurnedRect& b) {
  Gap widest{-1e300, {}};
  const Vec2 between = b.centre - a.centre;
  for (const double turn : {a.turn, b.turn})
    for (const Vec2 axis : {base::turned({1, 0}, turn), base::turned({0, 1}, turn)}) {
      const auto half = [&](const TurnedRect& r) {
        return r.size.w / 2 * std::abs(base::dot(base::turned({1, 0}, r.turn), axis)) +
               r.size.h / 2 * std::abs(base::dot(base::turned({0, 1}, r.turn), axis));
      };
      const double along = base::dot(between, axis);
      const double mm = std::abs(along) - half(a) - half(b);
      if (mm > widest.mm + 1e-9) widest = {mm, along < 0 ? axis * -1 : axis};
    }
  return widest;
}

double wanted_gap(const Body& a, const Body& b) {
  const double most = a.island == b.island ? kApart : kIslandsApart;
  return std::min(most, gap_between(a.before, b.before).mm);
}

Vec2 kept_in(const Body& body, const Rect& table) {
  const Rect before = body.before.bounds(), now = body.now.bounds();
  if (!(table.common(before) == before)) return body.now.centre;
  const auto inside = [](double at, double half, double from, double to) {
    return to - from < 2 * half ? (from + to) / 2 : std::clamp(at, from + half, to - half);
  };
  return {inside(body.now.centre.x, now.width() / 2, table.min.x, table.max.x),
          inside(body.now.centre.y, now.height() / 2, table.min.y, table.max.y)};
}

/// One round: every two that are too near one another give way, half each. Says whether any had to.
bool give_way(std::vector<Body>& bodies) {
  bool any = false;
  for (Body& b : bodies) b.bounds = b.now.bounds().grown(kIslandsApart / 2);
  std::sort(bodies.begin(), bodies.end(), [](const Body& a, const Body& b) {
    return a.bounds.min.x != b.bounds.min.x ? a.bounds.min.x < b.bounds.min.x : a.id < b.id;
  });
  for (std::size_t i = 0; i < bodies.size(); ++i)
    for (std::size_t j = i + 1; j < bodies.size(); ++j) {
      Body &a = bodies[i], &b = bodies[j];
      if (b.bounds.min.x > a.bounds.max.x) break;
      if ((!a.moves && !b.moves) || !a.bounds.intersects(b.bounds)) continue;
      const double wanted = wanted_gap(a, b);
      if (wanted <= 0) continue;  // they lay on one another before
      const Gap gap = gap_between(a.now, b.now);
      const double lacks = wanted - gap.mm;
      if (lacks <= kEnough) continue;
      any = true;
      const double each = a.moves && b.moves ? lacks / 2 : lacks;
      if (a.moves) a.now.centre -= gap.way * each;
      if (b.moves) b.now.centre += gap.way * each;
    }
  return any;
}

/// It lies in a closed pile, which its plate stands for.
bool hidden(const model::Board& board, const model::Card& card) {
  const std::vector<Id> path = model::path_to(board, card.island);
  return std::any_of(path.begin(), path.end(), [&](Id id) { return board.islands.at(id).closed; });
}

}  // namespace

std::map<Id, Vec2> spread(const model::Board& board, const std::map<Id, double>& turns,
                          const Rect& table) {
  std::vector<Body> bodies;
  for (const auto& [id, card] : board.cards) {
    if (card.place != model::Place::table || hidden(board, card)) continue;
    Body body{id, card.island, model::shape_of(card), model::shape_of(card), false, {}};
    if (const auto turn = turns.find(id); turn != turns.end()) {
      body.now.turn = turn->second;
      body.moves = true;
      body.now.centre = kept_in(body, table);
    }
    bodies.push_back(body);
  }
  for (int round = 0; round < kMostRounds && give_way(bodies); ++round)
    for (Body& body : bodies)
      if (body.moves) body.now.centre = kept_in(body, table);
  std::map<Id, Vec2> out;
  for (const Body& body : bodies)
    if (base::distance(body.now.centre, body.before.centre) > kEnough)
      out[body.id] = body.now.centre;
  return out;
}

}  // namespace ops
