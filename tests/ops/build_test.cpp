#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;

namespace {
struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  Id board = doc.session().boards.begin()->first;

  const Board& b() const { return doc.session().boards.at(board); }
  Id card(Vec2 pos) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.z = top_z(b());
    c.alone = 2;
    REQUIRE(doc.apply(ops::Add<Card>{board, c}, doc.new_action()).ok());
    return c.id;
  }
  Id island(std::vector<Id> cards, std::vector<Id> islands = {}) {
    const auto made = ops::make_island(b(), cards, islands, 0, ids, clock.wall());
    REQUIRE(doc.apply_all(made.ops).ok());
    REQUIRE(broken_invariants(doc.session()).empty());
    return made.id;
  }
  void run(const ops::Ops& o) {
    REQUIRE(doc.apply_all(o).ok());
    REQUIRE(broken_invariants(doc.session()).empty());
  }
};
}  // namespace

TEST_CASE("island: made of two cards, its plate lies above them and they are lone wolves no more") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 10});
  const Id i = t.island({a, b});
  CHECK(t.b().cards.at(a).island == i);
  CHECK(t.b().cards.at(a).alone == 0);
  const Island& island = t.b().islands.at(i);
  CHECK(island.plate_pos.x == doctest::Approx(40));
  CHECK(island.plate_pos.y + island.plate_size.h / 2 < -25);
  t.doc.undo();
  CHECK(t.b().islands.empty());
  CHECK(t.b().cards.at(a).alone == 2);
}

TEST_CASE(
    "island: a card dropped in joins, dragged out leaves; the last one takes the nameless island "
    "along") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), c = t.card({300, 0});
  const Id i = t.island({a, b});
  t.run(ops::place_card(t.b(), c, {{160, 0}, 0, i}));
  CHECK(cards_in(t.b(), i).size() == 3);
  for (const Id id : {a, b, c}) t.run(ops::place_card(t.b(), id, {{500, 0}, 0, {}}));
  CHECK(t.b().islands.empty());
  CHECK(t.b().cards.size() == 3);
  t.doc.undo();
  CHECK(t.b().islands.size() == 1);
}

TEST_CASE("island: one with a plate stays when its last card leaves") {
  Table t;
  const Id a = t.card({0, 0});
  const Id i = t.island({a});
  t.run({ops::Change<Island>{t.board, i, Patch<Island>{}.set<&Island::plate>("支え合い")}});
  t.run(ops::place_card(t.b(), a, {{500, 0}, 0, {}}));
  CHECK(t.b().islands.size() == 1);
}

TEST_CASE("island: round islands it is of the next level, and they nest in it") {
  Table t;
  const Id a = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id b = t.island({t.card({0, 200}), t.card({80, 200})});
  const Id lone = t.card({200, 100});
  const Id outer = t.island({lone}, {a, b});
  CHECK(t.b().islands.at(outer).level == 2);
  CHECK(t.b().islands.at(a).parent == outer);
  CHECK(path_to(t.b(), a) == std::vector<Id>{outer, a});
  // The outer plate lies above the inner plates too.
  CHECK(t.b().islands.at(outer).plate_pos.y <
        t.b().islands.at(a).plate_pos.y - 20 - 8);  // and their lines
}

TEST_CASE("island: made of cards of one island it lies within that island") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), c = t.card({160, 0});
  const Id outer = t.island({a, b, c});
  const Id inner = t.island({a, b});
  CHECK(t.b().islands.at(inner).parent == outer);
  CHECK(t.b().cards.at(c).island == outer);
}

TEST_CASE("island: moved with a turn, everything in it comes along and keeps its order") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({10, 0});
  const Id inner = t.island({a, b});
  const Id outer = t.island({t.card({0, 200})}, {inner});
  const double before = base::distance(t.b().cards.at(a).pos, t.b().islands.at(outer).plate_pos);
  t.run(ops::move_island(t.b(), outer, {100, 50}, 1.0, t.b().islands.at(outer).plate_pos, {}));
  CHECK(base::distance(t.b().cards.at(a).pos, t.b().islands.at(outer).plate_pos) ==
        doctest::Approx(before).epsilon(0.001));
  CHECK(t.b().cards.at(a).turn == doctest::Approx(1.0));
  CHECK(t.b().cards.at(a).z < t.b().cards.at(b).z);
  CHECK(t.b().islands.at(inner).plate_turn == doctest::Approx(1.0));
}

TEST_CASE("island: dissolved, its cards and islands stay where they are, in its parent") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0});
  const Id inner = t.island({a, b});
  const Id outer = t.island({t.card({0, 200})}, {inner});
  t.run(ops::dissolve_island(t.b(), inner));
  CHECK(t.b().cards.at(a).island == outer);
  CHECK(t.b().cards.at(a).pos == Vec2{0, 0});
}

TEST_CASE("tray: a card goes into it and its relations wait for it") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0});
  t.run({ops::Add<Relation>{t.board, {t.ids.next(), RelationKind::order, a, b, "だから", 0, {}}}});
  t.run(ops::card_to_tray(t.b(), a));
  CHECK(t.b().cards.at(a).place == Place::tray);
  CHECK(t.b().relations.size() == 1);
  t.run(ops::place_card(t.b(), a, {{5, 5}, 0.5, {}}));
  CHECK(t.b().cards.at(a).place == Place::table);
}
