// Cards between the members of an island that is just made step aside out of it.
#include "ops/strangers.h"

#include <doctest/doctest.h>

#include <cmath>

#include "model/invariants.h"
#include "ops/outcome.h"
#include "ops/room_table.h"

using namespace model;
using base::Id;
using base::Rect;
using Table = support::RoomTable;

namespace {

/// Sixty cards in ten columns and six rows, a little apart.
struct Grid : Table {
  std::vector<Id> all;
  Grid() {
    sight.table = {{-480, -220}, {480, 220}};
    for (int row = 0; row < 6; ++row)
      for (int column = 0; column < 10; ++column)
        all.push_back(card({(column - 4.5) * 84, (row - 2.5) * 58}));
  }
  Id at(int column, int row) const { return all[std::size_t(row * 10 + column)]; }
  Id ring(const std::vector<Id>& cards, const std::set<Id>& fixed = {}) {
    auto made = ops::make_island(board, cards, {}, 0, ids, 0);
    lay(std::move(made.ops), {{}, fixed});
    return made.id;
  }
  /// Others whose middle lies between what is in the island.
  std::set<Id> inside(Id island) const {
    std::vector<base::TurnedRect> members{plate_shape_of(board.islands.at(island))};
    for (const Id id : cards_in(board, island)) members.push_back(shape_of(board.cards.at(id)));
    ops::Strangers hull;
    hull.islands = {ops::hull_of(members)};
    std::set<Id> found;
    for (const auto& [id, c] : board.cards) {
      base::TurnedRect middle = shape_of(c);
      middle.size = {0.01, 0.01};
      if (c.island != island && !hull.lies_beside(middle)) found.insert(id);
    }
    return found;
  }
};

std::vector<Id> horseshoe(const Grid& g) {
  return {g.at(3, 1), g.at(5, 1), g.at(3, 2), g.at(5, 2), g.at(3, 3), g.at(4, 3), g.at(5, 3)};
}

}  // namespace

TEST_CASE("strangers: the hull of shapes goes round their corners") {
  const ops::Hull hull = ops::hull_of({{{0, 0}, {10, 10}, 0}, {{40, 0}, {10, 10}, 0}});
  CHECK(hull.size() == 4);
  ops::Strangers one;
  one.islands = {hull};
  CHECK_FALSE(one.lies_beside({{20, 0}, {10, 10}, 0}));
  CHECK_FALSE(one.lies_beside({{20, 12}, {10, 10}, 0}));  // too near for the line
  CHECK(one.lies_beside({{20, 24}, {10, 10}, 0}));
  CHECK(ops::hull_of({}).empty());
}

TEST_CASE("strangers: in a grid of sixty a ring round a horseshoe leaves nobody in it") {
  Grid g;
  const Board before = g.board;
  const Id island = g.ring(horseshoe(g));
  CHECK(g.inside(island).empty());
  CHECK(g.least_gap() >= 0);
  CHECK(cards_in(g.board, island).size() == 7);
  // Nobody is sent across the table for it.
  for (const auto& [id, c] : before.cards)
    CHECK(base::distance(g.board.cards.at(id).pos, c.pos) < 200);
  for (const auto& [id, c] : g.board.cards)
    CHECK(ops::whole_in_sight(g.sight, shape_of(c).bounds()));
}

TEST_CASE(
    "strangers: what somebody holds or writes stays, and so does what only touches the hull") {
  Grid g;
  const Id held = g.at(4, 2);
  const Vec2 lay = g.board.cards.at(held).pos;
  SUBCASE("held") {
    const Id island = g.ring(horseshoe(g), {held});
    CHECK(g.board.cards.at(held).pos == lay);
    CHECK(g.inside(island).contains(held));
  }
  SUBCASE("in the corner of three") {
    const Board before = g.board;
    const auto made =
        ops::make_island(g.board, {g.at(3, 3), g.at(3, 4), g.at(4, 3)}, {}, 0, g.ids, 0);
    const ops::Outcome out(g.board, made.ops);
    CHECK_FALSE(ops::strangers_in(g.board, out, {}).aside.contains(g.at(4, 4)));
  }
}

TEST_CASE("strangers: two cards far apart do not empty the table between them") {
  Grid g;
  const auto made = ops::make_island(g.board, {g.at(0, 0), g.at(9, 5)}, {}, 0, g.ids, 0);
  const ops::Outcome out(g.board, made.ops);
  CHECK(ops::strangers_in(g.board, out, {}).aside.empty());
}

TEST_CASE("strangers: where there is room nothing else moves") {
  Table t;
  const Id a = t.card({-80, 0}), between = t.card({0, 0}), b = t.card({80, 0});
  const Id far = t.card({200, 100});
  const Board before = t.board;
  auto made = ops::make_island(t.board, {a, b}, {}, 0, t.ids, 0);
  t.lay(std::move(made.ops), {});
  CHECK_FALSE(t.board.cards.at(between).pos == before.cards.at(between).pos);
  for (const Id id : {a, b, far}) CHECK(t.board.cards.at(id).pos == before.cards.at(id).pos);
  CHECK(t.least_gap() >= 0);
}
