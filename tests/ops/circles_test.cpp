// Cross circles go along with what they were drawn round.
#include "ops/circles.h"

#include <numbers>

#include "ops/room_table.h"
#include "ops/tidy.h"

using namespace model;
using base::Id;
using base::Rect;
using base::Vec2;

namespace {

bool holds(const Loop& loop, Vec2 p) {
  double around = 0;
  for (std::size_t i = 0; i < loop.size(); ++i) {
    const Vec2 a = loop[i] - p, b = loop[(i + 1) % loop.size()] - p;
    around += std::atan2(base::cross(a, b), base::dot(a, b));
  }
  return std::abs(around) > std::numbers::pi;
}

/// Two islands of four cards side by side, a circle round the two cards of each that are nearest to the
/// other.
struct Table : support::RoomTable {
  Id left, right, circle;
  std::vector<Id> in, out;

  Table() {
    sight.table = {{-600, -350}, {600, 350}};
    left = island({-200, -90});
    right = island({200, -90});
    for (const double y : {-30.0, 40.0}) {
      out.push_back(card({-250, y}, left));
      in.push_back(card({-150, y}, left));
      in.push_back(card({150, y}, right));
      out.push_back(card({250, y}, right));
    }
    circle = add_circle({0, 5}, {195, 75});
  }
  Id add_circle(Vec2 middle, Vec2 radii) {
    Circle c;
    c.id = ids.next();
    for (int n = 0; n < 120; ++n) {
      const double a = 2 * std::numbers::pi * n / 120;
      c.loop.push_back(middle + Vec2{radii.x * std::cos(a), radii.y * std::sin(a)});
    }
    // Rounder than a square, squarer than an ellipse.
    for (Vec2& p : c.loop) {
      const Vec2 d = p - middle;
      p = middle + Vec2{std::copysign(radii.x * std::pow(std::abs(d.x / radii.x), 0.5), d.x),
                        std::copysign(radii.y * std::pow(std::abs(d.y / radii.y), 0.5), d.y)};
    }
    board.circles[c.id] = c;
    return c.id;
  }
  const Loop& loop() const { return board.circles.at(circle).loop; }
  void check_holds() const {
    for (const Id id : in) CHECK(holds(loop(), board.cards.at(id).pos));
  }
  void follow(ops::Ops list, ops::Takes takes) {
    apply(ops::with_circles(board, std::move(list), takes));
  }
  ops::Ops move(Id island, Vec2 by, double turn = 0) const {
    return ops::move_island(board, island, by, turn, board.islands.at(island).plate_pos, {});
  }
};

}  // namespace

TEST_CASE("circles: what a test draws holds what it should") {
  Table t;
  t.check_holds();
  for (const Id id : t.out) CHECK_FALSE(holds(t.loop(), t.board.cards.at(id).pos));
}

TEST_CASE("circles: islands that move together take the loop along as it is") {
  Table t;
  const Loop before = t.loop();
  ops::Ops both = t.move(t.left, {70, -40});
  for (ops::Op& op : t.move(t.right, {70, -40})) both.push_back(std::move(op));
  t.follow(both, ops::Takes::islands);
  REQUIRE(t.loop().size() == before.size());
  for (std::size_t n = 0; n < before.size(); ++n)
    CHECK(base::distance(t.loop()[n], before[n] + Vec2{70, -40}) < 0.01);
}

TEST_CASE("circles: where one island moves the loop is bent, and holds what it held") {
  Table t;
  t.follow(t.move(t.right, {60, 90}), ops::Takes::islands);
  t.check_holds();
  for (const Id id : t.out) CHECK_FALSE(holds(t.loop(), t.board.cards.at(id).pos));
}

TEST_CASE("circles: islands that change places have it drawn anew") {
  Table t;
  ops::Ops both = t.move(t.left, {420, 30});
  for (ops::Op& op : t.move(t.right, {-380, 0})) both.push_back(std::move(op));
  t.follow(both, ops::Takes::islands);
  t.check_holds();
  CHECK(t.loop().size() >= 3);
}

TEST_CASE("circles: tidied to any side the loop holds the same cards; twice changes nothing") {
  for (const double facing : {0.0, std::numbers::pi / 2, std::numbers::pi, -std::numbers::pi / 2}) {
    CAPTURE(facing);
    Table t;
    t.follow(ops::tidy_all(t.board, facing, {}, t.sight), ops::Takes::everything);
    t.check_holds();
    CHECK(ops::tidy_all(t.board, facing, {}, t.sight).empty());
  }
}

TEST_CASE("circles: a card drawn out of one leaves it as it is, and so does what lies elsewhere") {
  Table t;
  const Loop before = t.loop();
  t.follow(ops::place_card(t.board, t.in[0], {{-150, 300}, 0, {}}), ops::Takes::islands);
  CHECK(t.loop() == before);
  CHECK_FALSE(holds(t.loop(), t.board.cards.at(t.in[0]).pos));
  const Id far = t.island({0, 300});
  t.follow(t.move(far, {50, 0}), ops::Takes::islands);
  CHECK(t.loop() == before);
  // One that the ops move themselves.
  ops::Ops own = t.move(t.left, {70, 0});
  own.push_back(
      ops::Change<Circle>{t.board.id, t.circle, Patch<Circle>{}.set<&Circle::loop>(before)});
  CHECK(ops::with_circles(t.board, own, ops::Takes::everything).size() == own.size());
}

TEST_CASE("circles: one that holds no card goes with what lies about it") {
  Table t;
  const Id between = t.add_circle({0, 5}, {100, 30});
  const Loop before = t.board.circles.at(between).loop;
  ops::Ops both = t.move(t.left, {0, 50});
  for (ops::Op& op : t.move(t.right, {0, 50})) both.push_back(std::move(op));
  t.follow(both, ops::Takes::islands);
  for (std::size_t n = 0; n < before.size(); ++n)
    CHECK(base::distance(t.board.circles.at(between).loop[n], before[n] + Vec2{0, 50}) < 0.01);
}

TEST_CASE("circles: round nothing, or round what goes, one stays where it is") {
  Table t;
  const Id empty = t.add_circle({0, 280}, {60, 40});
  const Loop before = t.board.circles.at(empty).loop;
  t.follow(t.move(t.left, {30, 0}), ops::Takes::everything);
  CHECK(t.board.circles.at(empty).loop == before);
  t.follow(ops::card_to_tray(t.board, t.in[0]), ops::Takes::everything);
  CHECK(t.loop().size() >= 3);
}
