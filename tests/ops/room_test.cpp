#include "ops/room.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "model/invariants.h"
#include "ops/document.h"
#include "ops/room_table.h"
#include "ops/separation.h"
#include "ops/spread.h"
#include "ops/tidy.h"

using namespace model;
using base::Id;
using base::Rect;
using Table = support::RoomTable;

TEST_CASE("separation: a row of spots that meet is spread about its middle, in order") {
  std::vector<ops::Spot> spots(5);
  std::vector<ops::Distance> keep;
  for (std::size_t i = 0; i + 1 < 5; ++i) keep.push_back({i, i + 1, 10});
  const auto at = ops::separated(spots, keep);
  for (std::size_t i = 0; i < 5; ++i) CHECK(at[i] == doctest::Approx(-20.0 + 10.0 * double(i)));
  // What does not meet stays, and what weighs more moves less.
  const auto apart = ops::separated({{0}, {50}}, {{0, 1, 10}});
  CHECK(apart == std::vector<double>{0, 50});
  const auto heavy = ops::separated({{0, 9}, {0, 1}}, {{0, 1, 10}});
  CHECK(heavy[0] == doctest::Approx(-1));
  CHECK(heavy[1] == doctest::Approx(9));
}

TEST_CASE("separation: random orders keep every distance that can be kept") {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = 2 + random() % 30;
    std::vector<ops::Spot> spots(n);
    for (auto& s : spots) s = {double(random() % 100), 1.0 + double(random() % 3)};
    std::sort(spots.begin(), spots.end(), [](auto& a, auto& b) { return a.wish < b.wish; });
    std::vector<ops::Distance> keep;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j)
        if (random() % 3 == 0) keep.push_back({i, j, double(random() % 20)});
    const auto at = ops::separated(spots, keep);
    for (const auto& d : keep) CHECK(at[d.right] - at[d.left] >= d.least - 1e-6);
  }
}

TEST_CASE("room: a card laid into free room stays there, and nothing moves") {
  Table t;
  t.card({0, 0});
  const Board before = t.board;
  const Id laid = t.lay({100, 0});
  CHECK(t.board.cards.at(laid).pos == Vec2{100, 0});
  for (const auto& [id, c] : before.cards) CHECK(t.board.cards.at(id).pos == c.pos);
}

TEST_CASE("room: a card laid on another takes the nearest free place") {
  Table t;
  const Id lies = t.card({0, 0});
  const Id laid = t.lay({5, 30});
  CHECK(t.board.cards.at(lies).pos == Vec2{0, 0});
  CHECK(t.least_gap() >= ops::kApart - 0.02);
  CHECK(base::distance(t.board.cards.at(laid).pos, {5, 30}) < 30);
}

TEST_CASE("room: in a tight grid the others move aside, in their order, on the table") {
  Table t;
  t.fill(5, 4, {80, 55});
  const Board before = t.board;
  t.lay({3, 4});
  CHECK(t.least_gap() >= ops::kApart - 0.05);
  double moved = 0;
  for (const auto& [id, c] : before.cards) {
    moved += base::distance(c.pos, t.board.cards.at(id).pos);
    CHECK(ops::whole_in_sight(t.sight, t.box(id)));
  }
  CHECK(moved > 0);
  CHECK(moved < 400);
}

TEST_CASE("room: nothing is laid under what covers the table, nor beyond its edge") {
  Table t;
  t.sight.covered = {{{-250, 60}, {0, 130}}};
  const Id laid = t.lay({-100, 110}), edge = t.lay({245, -125});
  for (const Id id : {laid, edge}) {
    CHECK(ops::whole_in_sight(t.sight, t.box(id)));
    CHECK_FALSE(t.sight.covered.front().grown(-0.1).intersects(t.box(id)));
  }
}

TEST_CASE("room: what somebody holds or writes stays where it is") {
  Table t;
  t.fill(5, 4, {80, 55});
  std::set<Id> fixed;
  for (const auto& [id, c] : t.board.cards)
    if (fixed.size() < 4) fixed.insert(id);
  const Board before = t.board;
  t.lay({3, 4}, fixed);
  for (const Id id : fixed) CHECK(t.board.cards.at(id).pos == before.cards.at(id).pos);
}

TEST_CASE("room: what lay on one another on purpose goes on doing so") {
  Table t;
  const Id below = t.card({0, 0}), above = t.card({10, 8});
  t.fill(5, 4, {80, 55});
  const Vec2 offset = t.board.cards.at(above).pos - t.board.cards.at(below).pos;
  t.lay({150, 0});
  CHECK(base::distance(t.board.cards.at(above).pos - t.board.cards.at(below).pos, offset) < 40);
}

TEST_CASE("room: a new plate and an island laid into another come to lie free, as they are") {
  Table t;
  const Id host = t.island({0, -60});
  t.card({-45, 0}, host);
  t.card({45, 0}, host);
  const Id inner = t.island({150, -60});
  const Id a = t.card({150, 0}, inner), b = t.card({150, 60}, inner);
  const ops::Ops moved = ops::move_island(t.board, inner, {-150, 0}, 0, {}, host);
  t.lay(moved, {{inner, a, b}, {}});
  CHECK(t.board.islands.at(inner).parent == host);
  CHECK(t.least_gap() >= ops::kApart - 0.05);
  const auto made = ops::make_island(t.board, {a}, {}, 0, t.ids, 1);
  t.lay(made.ops, {});
  CHECK(t.least_gap() >= ops::kApart - 0.05);
}

TEST_CASE("room: hidden cards of a closed pile are in nobody's way") {
  Table t;
  const Id pile = t.island({0, -100});
  const Id hidden = t.card({0, 0}, pile);
  t.board.islands[pile].closed = true;
  const Id laid = t.lay({0, 0});
  CHECK(t.board.cards.at(laid).pos == Vec2{0, 0});
  CHECK(t.board.cards.at(hidden).pos == Vec2{0, 0});
}

TEST_CASE(
    "spread: a heap lies apart afterwards, near where it lay, and spreading again moves nothing") {
  for (const unsigned seed : {1u, 2u, 3u, 4u, 5u}) {
    CAPTURE(seed);
    Table t;
    std::mt19937 random(seed);
    const auto any = [&](double reach) {
      return std::uniform_real_distribution<double>(-reach, reach)(random);
    };
    const Id island = t.island({any(100), any(100)});
    for (int i = 0; i < 40; ++i) t.card({any(120), any(80)}, i % 4 ? Id{} : island, any(3));
    t.apply(ops::spread_all(t.board, {}, t.sight));
    CHECK(t.least_gap() >= ops::kApart - 0.05);
    Session s;
    s.id = t.ids.next();
    s.boards[t.board.id] = t.board;
    CHECK(broken_invariants(s).empty());
    CHECK(ops::spread_all(t.board, {}, {{{-3000, -3000}, {3000, 3000}}, {}, 12}).empty());
  }
}

TEST_CASE("spread: what lies apart stays, whatever way it is turned") {
  Table t;
  for (int i = 0; i < 4; ++i) t.card({-200.0 + 110 * i, 0}, {}, 0.6);
  CHECK(ops::spread_all(t.board, {}, t.sight).empty());
}

TEST_CASE(
    "tidy: an island's cards lie in rows under its plate, facing one way, about where they lay") {
  for (const double facing : {0.0, std::numbers::pi / 2, std::numbers::pi, -0.4}) {
    CAPTURE(facing);
    Table t;
    std::mt19937 random(4);
    const auto any = [&](double reach) {
      return std::uniform_real_distribution<double>(-reach, reach)(random);
    };
    const Id outer = t.island({any(100), any(60)}), inner = t.island({any(100), any(60)}, outer);
    for (int i = 0; i < 7; ++i) t.card({any(120), any(80)}, i % 3 ? outer : inner, any(3));
    const Id stranger = t.card({300, 300}, {}, 1);
    t.apply(ops::tidy_island(t.board, outer, facing));
    CHECK(t.least_gap() > 2.9);
    for (const auto& [id, c] : t.board.cards)
      if (id != stranger) CHECK(std::abs(base::normal_angle(c.turn - facing)) < 1e-5);
    CHECK(t.board.cards.at(stranger).pos == Vec2{300, 300});
    // The plate stands above every card of its island, as it is read.
    const auto height = [&](Vec2 p) { return base::turned(p, -facing).y; };
    for (const Id island : {outer, inner})
      for (const Id id : cards_in(t.board, island))
        CHECK(height(t.board.islands.at(island).plate_pos) < height(t.board.cards.at(id).pos));
    CHECK(ops::tidy_island(t.board, outer, facing).empty());
  }
  CHECK(ops::tidy_island(Table().board, {}, 0).empty());
}

TEST_CASE("tidy: in rows cards keep the order in which they were read") {
  Table t;
  const Id island = t.island({0, -100});
  std::vector<Id> ids;
  for (int y = 0; y < 2; ++y)
    for (int x = 0; x < 3; ++x)
      ids.push_back(t.card({-90.0 + 90 * x + y * 4, -40.0 + 70 * y + x * 5}, island, 0.1));
  t.apply(ops::tidy_island(t.board, island, 0));
  for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
    const Vec2 a = t.board.cards.at(ids[i]).pos, b = t.board.cards.at(ids[i + 1]).pos;
    CHECK((b.y > a.y + 10 || (std::abs(a.y - b.y) < 1 && b.x > a.x)));
  }
}

TEST_CASE("tidy: everything lies apart on the table, and what is held stays") {
  Table t;
  t.sight.table = {{-500, -300}, {500, 300}};
  std::mt19937 random(9);
  const auto any = [&](double reach) {
    return std::uniform_real_distribution<double>(-reach, reach)(random);
  };
  const Id one = t.island({any(200), 0}), two = t.island({any(200), 50});
  for (int i = 0; i < 20; ++i)
    t.card({any(400), any(250)}, i % 4 == 0 ? one : i % 4 == 1 ? two : Id{}, any(3));
  t.apply(ops::tidy_all(t.board, 0, {}, t.sight));
  CHECK(t.least_gap() > 2.9);
  for (const auto& [id, c] : t.board.cards) CHECK(ops::whole_in_sight(t.sight, t.box(id)));
  CHECK(ops::tidy_all(t.board, 0, {}, t.sight).empty());
  const Id held = t.card({400, 250}, {}, 1);
  t.apply(ops::tidy_all(t.board, 0, {held}, t.sight));
  CHECK(t.board.cards.at(held).pos == Vec2{400, 250});
}
