#include "report/upright.h"

#include <doctest/doctest.h>

#include <numbers>

#include "support/manual_clock.h"

using base::Id;
using model::Board;
using model::Card;
using model::Island;

namespace {

struct Map {
  support::ManualClock clock;
  base::IdSource ids{clock, 9};
  Board board;

  Map() { board.id = ids.next(); }
  Id card(base::Vec2 pos, double turn, Id island = {}) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.turn = turn;
    c.island = island;
    board.cards.emplace(c.id, c);
    return c.id;
  }
};

bool overlap(const base::TurnedRect& a, const base::TurnedRect& b) {
  return a.bounds().grown(-0.5).intersects(b.bounds().grown(-0.5));
}

}  // namespace

TEST_CASE(
    "upright: what four sides have written is read from one, and nothing comes to lie on another") {
  constexpr double kQuarter = std::numbers::pi / 2;
  Map m;
  Island island;
  island.id = m.ids.next();
  island.plate = "表札";
  island.plate_pos = {0, 120};
  island.plate_turn = std::numbers::pi;
  m.board.islands.emplace(island.id, island);
  // Side by side as they are turned: 50 mm wide; upright they are 75.
  std::vector<Id> row;
  for (int n = 0; n < 4; ++n) row.push_back(m.card({-80.0 + 54 * n, 0}, kQuarter, island.id));
  const Id lone = m.card({400, 300}, -kQuarter);
  const Id upright = m.card({400, 600}, 0);
  const Board before = m.board;
  const Board map = report::upright(m.board);
  for (const auto& [id, card] : map.cards) CHECK(card.turn == 0);
  CHECK(map.islands.at(island.id).plate_turn == 0);
  for (const auto& [a, one] : map.cards)
    for (const auto& [b, other] : map.cards)
      if (a < b) CHECK_FALSE(overlap(model::shape_of(one), model::shape_of(other)));
  for (const auto& [id, card] : map.cards)
    CHECK_FALSE(overlap(model::shape_of(card), model::plate_shape_of(map.islands.at(island.id))));
  // Their order stays, and who had room where he was.
  for (std::size_t n = 1; n < row.size(); ++n)
    CHECK(map.cards.at(row[n - 1]).pos.x < map.cards.at(row[n]).pos.x);
  CHECK(map.cards.at(lone).pos == base::Vec2{400, 300});
  CHECK(map.cards.at(upright).pos == base::Vec2{400, 600});
  // The table is not changed.
  CHECK(m.board.cards.at(row[0]).turn == before.cards.at(row[0]).turn);
}

TEST_CASE("upright: an empty board, and what lies at the table's limit") {
  Map m;
  CHECK(report::upright(m.board).cards.empty());
  m.card({model::kTableLimit, 0}, 1);
  m.card({model::kTableLimit, 60}, 1);
  CHECK(report::upright(m.board).cards.size() == 2);
}

TEST_CASE("upright: every bundle is shown open, and what lay on its place makes room") {
  Map m;
  Island island;
  island.id = m.ids.next();
  island.plate_pos = {0, -60};
  island.closed = true;
  m.board.islands.emplace(island.id, island);
  const Id left = m.card({-45, 0}, 0, island.id), right = m.card({45, 0}, 0, island.id);
  const Id other = m.card({-40, 5}, 0);
  for (const bool index_map : {false, true}) {
    m.board.index_map = index_map;
    const Board map = report::upright(m.board);
    CHECK_FALSE(map.islands.at(island.id).closed);
    CHECK_FALSE(map.index_map);
    for (const Id in : {left, right})
      CHECK_FALSE(overlap(model::shape_of(map.cards.at(in)), model::shape_of(map.cards.at(other))));
  }
}

TEST_CASE("upright, gone on with: what was moved is moved as far, and the rest stays as it was set") {
  Map m;
  Island island;
  island.id = m.ids.next();
  island.plate_pos = {0, 120};
  island.plate_turn = 1;
  m.board.islands.emplace(island.id, island);
  // One on the other: set to be read they lie apart.
  const Id below = m.card({0, 0}, 0), above = m.card({10, 5}, 1.5);
  const Board before = m.board;
  const Board shown = report::upright(before);
  m.board.cards.at(above).pos = {-300, 40};
  m.board.cards.at(above).text = "さら";
  m.board.islands.at(island.id).plate_pos = {30, 100};
  const Id fresh = m.card({500, 0}, 2);
  const auto on = report::upright_on(shown, before, m.board);
  REQUIRE(on);
  CHECK(on->cards.at(below).pos == shown.cards.at(below).pos);
  CHECK(base::distance(on->cards.at(above).pos,
                       shown.cards.at(above).pos + base::Vec2{-310, 35}) < 1e-9);
  CHECK(on->cards.at(above).text == "さら");
  CHECK(on->cards.at(fresh).pos == base::Vec2{500, 0});
  for (const auto& [id, card] : on->cards) CHECK(card.turn == 0);
  CHECK(on->islands.at(island.id).plate_turn == 0);
  CHECK(base::distance(on->islands.at(island.id).plate_pos,
                       shown.islands.at(island.id).plate_pos + base::Vec2{30, -20}) < 1e-9);
  // What is gone is gone.
  m.board.cards.erase(below);
  CHECK_FALSE(report::upright_on(shown, before, m.board)->cards.contains(below));
}

TEST_CASE("upright, gone on with: a closed bundle or another board is set anew") {
  Map m;
  Island island;
  island.id = m.ids.next();
  m.board.islands.emplace(island.id, island);
  const Board open = m.board;
  m.board.islands.at(island.id).closed = true;
  CHECK_FALSE(report::upright_on(report::upright(open), open, m.board));
  CHECK_FALSE(report::upright_on(report::upright(m.board), m.board, open));
  m.board = open;
  m.board.index_map = true;
  CHECK_FALSE(report::upright_on(report::upright(open), open, m.board));
  m.board = open;
  m.board.id = m.ids.next();
  CHECK_FALSE(report::upright_on(report::upright(open), open, m.board));
}
