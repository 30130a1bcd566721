#include "ops/spread.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "model/invariants.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;
using base::Id;
using base::Rect;
using base::TurnedRect;

namespace {

constexpr double kQuarter = std::numbers::pi / 2;
const Rect kTable{{-250, -130}, {250, 130}};

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  Board board;
  std::map<Id, double> turns;

  Id card(Vec2 pos, double turn = 0, Id island = {}, Size size = kCardSize) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.turn = turn;
    c.island = island;
    c.size = size;
    if (!island.nil()) board.islands[island].id = island;
    board.cards[c.id] = c;
    return c.id;
  }
  /// All cards but `but` are to face so; what becomes of the board.
  std::map<Id, Vec2> turn_all(double angle, const Rect& table = kTable, Id but = {}) {
    turns.clear();
    for (const auto& [id, c] : board.cards)
      if (id != but) turns[id] = angle;
    const auto places = ops::spread(board, turns, table);
    for (const auto& [id, turn] : turns) board.cards[id].turn = turn;
    for (const auto& [id, pos] : places) board.cards[id].pos = pos;
    return places;
  }
  Rect bounds(Id id) const { return shape_of(board.cards.at(id)).bounds(); }
  /// For quarter turns, where bounds are shapes.
  void check_apart(double mm = 2.9) const {
    for (const auto& [a, first] : board.cards)
      for (const auto& [b, second] : board.cards)
        if (a < b) CHECK_FALSE(bounds(a).grown(mm / 2).intersects(bounds(b).grown(mm / 2)));
  }
};

}  // namespace

TEST_CASE("spread: a tight grid turned by a quarter lies apart, on the table, and in its order") {
  Table t;
  std::vector<std::vector<Id>> rows(3);
  for (int y = 0; y < 3; ++y)
    for (int x = 0; x < 5; ++x)
      rows[std::size_t(y)].push_back(t.card({(x - 2) * 79.0, (y - 1) * 54.0}));
  t.turn_all(kQuarter);
  t.check_apart();
  for (int y = 0; y < 3; ++y)
    for (int x = 0; x < 5; ++x) {
      const Id id = rows[std::size_t(y)][std::size_t(x)];
      CHECK(kTable.common(t.bounds(id)) == t.bounds(id));
      const Vec2 pos = t.board.cards.at(id).pos;
      // Little movement: columns stay where they are, rows move by what turning adds to them.
      CHECK(std::abs(pos.x - (x - 2) * 79.0) < 0.1);
      CHECK(std::abs(pos.y - (y - 1) * 54.0) < 25);
      if (y > 0) CHECK(t.board.cards.at(rows[std::size_t(y - 1)][std::size_t(x)]).pos.y < pos.y);
    }
}

TEST_CASE("spread: what has room stays where it is") {
  Table t;
  t.card({0, 0});
  t.card({90, 0});
  t.card({0, 90});
  CHECK(t.turn_all(kQuarter).empty());
  CHECK(t.turn_all(kQuarter).empty());
  Table none;
  CHECK(none.turn_all(1).empty());
}

TEST_CASE("spread: cards laid on one another on purpose stay on one another") {
  Table t;
  const Id below = t.card({0, 0}), above = t.card({20, 10});
  CHECK(t.turn_all(kQuarter).empty());
  CHECK(t.bounds(below).intersects(t.bounds(above)));
}

TEST_CASE("spread: only turned cards move; the others are gone round") {
  Table t;
  const Id fixed = t.card({0, 0}), turned = t.card({0, 54});
  const auto places = t.turn_all(kQuarter, kTable, fixed);
  CHECK_FALSE(places.contains(fixed));
  REQUIRE(places.contains(turned));
  CHECK(places.at(turned).y == doctest::Approx(25 + 3 + 37.5).epsilon(0.001));
  t.check_apart();
}

TEST_CASE("spread: cards in trays and seats neither move nor are in the way") {
  Table t;
  const Id waits = t.card({0, 54}), lies = t.card({0, 0});
  t.board.cards[waits].place = Place::seat;
  CHECK(t.turn_all(kQuarter).empty());
  CHECK(t.board.cards.at(lies).pos == Vec2{0, 0});
}

TEST_CASE("spread: cards of two islands keep room for the lines of both") {
  Table t;
  const Id one = t.ids.next(), other = t.ids.next();
  const Id a = t.card({0, -40}, 0, one), b = t.card({0, 40}, 0, other);
  t.turn_all(kQuarter);
  CHECK(t.bounds(b).min.y - t.bounds(a).max.y >= 19.9);
  CHECK(t.board.cards.at(a).island == one);
}

TEST_CASE("spread: what lies hidden in a closed pile neither moves nor is in the way") {
  Table t;
  const Id pile = t.ids.next(), inner = t.ids.next();
  const Id hidden = t.card({0, 54}, 0, inner), seen = t.card({0, 0});
  t.card({0, -300}, 0, pile);
  t.board.islands[inner].parent = pile;
  t.board.islands[pile].closed = true;
  CHECK(t.turn_all(kQuarter, Rect{{-900, -900}, {900, 900}}).empty());
  t.board.islands[pile].closed = false;
  t.turn_all(0);
  const auto places = t.turn_all(kQuarter, Rect{{-900, -900}, {900, 900}});
  CHECK(places.contains(hidden));
  CHECK(places.contains(seen));
}

TEST_CASE("spread: at the table's edge cards move inwards, and one another along") {
  Table t;
  for (int i = 0; i < 3; ++i) t.card({-200.0 + 80 * i, 104});
  const Id inner = t.card({-200, 50});
  t.turn_all(kQuarter);
  t.check_apart();
  for (const auto& [id, c] : t.board.cards)
    CHECK(kTable.grown(0.01).common(t.bounds(id)) == t.bounds(id));
  CHECK(t.board.cards.at(inner).pos.y < 50);
}

TEST_CASE("spread: cards beyond what is seen are not fetched onto it") {
  Table t;
  const Id far = t.card({1000, 0}), near = t.card({1000, 54});
  t.turn_all(kQuarter);
  CHECK(t.board.cards.at(far).pos.x == doctest::Approx(1000));
  t.check_apart();
  CHECK(t.board.cards.at(near).pos.x == doctest::Approx(1000));
}

TEST_CASE("spread: with too little room it ends, all are on the table and nothing is NaN") {
  Table t;
  for (int y = 0; y < 5; ++y)
    for (int x = 0; x < 6; ++x) t.card({-200.0 + 80 * x, -104.0 + 52 * y});
  t.turn_all(kQuarter);
  for (const auto& [id, c] : t.board.cards) {
    CHECK(base::is_finite(c.pos));
    CHECK(kTable.grown(0.01).common(t.bounds(id)) == t.bounds(id));
  }
  // A table of no size is no room at all.
  t.turn_all(0, Rect{{0, 0}, {0, 0}});
  for (const auto& [id, c] : t.board.cards) CHECK(base::is_finite(c.pos));
}

TEST_CASE("spread: any cards, any turns: no two that lay apart lie on one another afterwards") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Table t;
    std::mt19937 random(seed);
    const auto any = [&](double from, double to) {
      return std::uniform_real_distribution<double>(from, to)(random);
    };
    for (int i = 0; i < 25; ++i)
      t.card({any(-600, 600), any(-400, 400)}, any(-3, 3), {}, {any(60, 90), any(40, 120)});
    const Board before = t.board;
    t.turn_all(any(-3, 3), Rect{{-1500, -1500}, {1500, 1500}});
    // Corners and a raster of points: none of one card's lies in another.
    const auto lie_on = [](const Board& b, Id first, Id second) {
      const TurnedRect one = shape_of(b.cards.at(first)), two = shape_of(b.cards.at(second));
      for (double x = -0.5; x <= 0.5; x += 0.125)
        for (double y = -0.5; y <= 0.5; y += 0.125)
          if (two.contains(one.to_world({one.size.w * x, one.size.h * y}), -0.05)) return true;
      return false;
    };
    for (const auto& [a, first] : t.board.cards)
      for (const auto& [b, second] : t.board.cards)
        if (a != b && !lie_on(before, a, b) && !lie_on(before, b, a) && lie_on(t.board, a, b)) {
          // Only such as lay on one another a little, between the raster's points.
          const double apart = base::distance(before.cards.at(a).pos, before.cards.at(b).pos);
          CHECK(apart < 110);
          const TurnedRect one = shape_of(before.cards.at(a)), two = shape_of(before.cards.at(b));
          bool touched = false;
          for (int k = 0; k < 4; ++k)
            touched = touched || two.contains(one.corner(k), 12) || one.contains(two.corner(k), 12);
          CHECK(touched);
        }
  }
}
