#include <doctest/doctest.h>

#include "model/invariants.h"
#include "model/plate_labels.h"
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
    "island: a card dropped in joins, dragged out leaves; with its second card the island goes") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), c = t.card({300, 0});
  const Id i = t.island({a, b});
  t.run(ops::place_card(t.b(), c, {{160, 0}, 0, i}));
  CHECK(cards_in(t.b(), i).size() == 3);
  t.run(ops::place_card(t.b(), a, {{500, 0}, 0, {}}));
  CHECK(cards_in(t.b(), i).size() == 2);
  t.run(ops::place_card(t.b(), b, {{600, 0}, 0, {}}));
  CHECK(t.b().islands.empty());
  CHECK(t.b().cards.at(c).island.nil());
  CHECK(t.b().cards.at(c).pos == Vec2{160, 0});
  t.doc.undo();
  REQUIRE(t.b().islands.size() == 1);
  CHECK(cards_in(t.b(), i) == std::vector<Id>{b, c});
}

TEST_CASE("island: put into the tray, or moved into another island, a card dissolves its own too") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), c = t.card({0, 300}), d = t.card({80, 300});
  t.island({a, b});
  const Id other = t.island({c, d});
  SUBCASE("the tray") { t.run(ops::card_to_tray(t.b(), a)); }
  SUBCASE("another island") { t.run(ops::place_card(t.b(), a, {{160, 300}, 0, other})); }
  SUBCASE("a new island") { t.island({a, c}); }
  CHECK(t.b().cards.at(b).island.nil());
  CHECK(t.b().islands.size() == 1);
}

TEST_CASE("island: of one card it stays with words, an island in it, or something that names it") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), far = t.card({900, 0});
  const Id i = t.island({a, b});
  SUBCASE("words") {
    t.run({ops::Change<Island>{t.board, i, Patch<Island>{}.set<&Island::plate>("支え合い")}});
  }
  SUBCASE("an island") {
    const Id inner = t.island({t.card({0, 200}), t.card({80, 200})});
    t.run(ops::move_island(t.b(), inner, {}, 0, {}, i));
  }
  SUBCASE("a relation") {
    t.run({ops::Add<Relation>{t.board, {t.ids.next(), RelationKind::close, i, far, "", 0, {}}}});
  }
  t.run(ops::place_card(t.b(), a, {{500, 0}, 0, {}}));
  CHECK(t.b().islands.contains(i));
  CHECK(t.b().cards.at(b).island == i);
}

TEST_CASE("island: nested ones that come to nothing go one after the other, in one action") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), c = t.card({160, 0});
  const Id outer = t.island({a, b, c});
  const Id inner = t.island({a, b});
  REQUIRE(t.b().islands.at(inner).parent == outer);
  t.run(ops::place_card(t.b(), c, {{500, 0}, 0, {}}));
  CHECK(t.b().islands.size() == 2);
  t.run(ops::place_card(t.b(), a, {{600, 0}, 0, {}}));
  CHECK(t.b().islands.empty());
  t.doc.undo();
  CHECK(t.b().islands.size() == 2);
  CHECK(t.b().islands.at(outer).level == 2);
}

TEST_CASE(
    "island: nested by hand the outer one is of the next level, taken out again of the first") {
  Table t;
  const Id a = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id b = t.island({t.card({0, 200}), t.card({80, 200})});
  const Id c = t.island({t.card({0, 400}), t.card({80, 400})});
  t.run(ops::move_island(t.b(), a, {0, 180}, 0, {}, b));
  CHECK(t.b().islands.at(a).level == 1);
  CHECK(t.b().islands.at(b).level == 2);
  t.run(ops::move_island(t.b(), b, {0, 180}, 0, {}, c));
  CHECK(t.b().islands.at(c).level == 3);
  SUBCASE("taken out") {
    t.run(ops::move_island(t.b(), a, {0, -600}, 0, {}, {}));
    CHECK(t.b().islands.at(b).level == 1);
    CHECK(t.b().islands.at(c).level == 2);
  }
  SUBCASE("from one to the other") {
    t.run(ops::move_island(t.b(), a, {}, 0, {}, c));
    CHECK(t.b().islands.at(b).level == 1);
    CHECK(t.b().islands.at(c).level == 2);
  }
  SUBCASE("dissolved") {
    t.run(ops::dissolve_island(t.b(), b));
    CHECK(t.b().islands.at(a).parent == c);
    CHECK(t.b().islands.at(c).level == 2);
  }
  t.doc.undo();
  CHECK(t.b().islands.at(c).level == 3);
}

TEST_CASE("island: it has the next number of its level when it is made, and keeps it") {
  Table t;
  const auto label = [&](Id id) { return plate_labels(t.b()).at(id); };
  const Id a = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id b = t.island({t.card({0, 200}), t.card({80, 200})});
  const Id c = t.island({t.card({0, 400}), t.card({80, 400})});
  CHECK(label(a) == "1-1");
  CHECK(label(b) == "1-2");
  CHECK(label(c) == "1-3");
  SUBCASE("others go") {
    t.run(ops::dissolve_island(t.b(), a));
    CHECK(label(b) == "1-2");
    CHECK(label(c) == "1-3");
    CHECK(label(t.island({t.card({0, 600}), t.card({80, 600})})) == "1-4");
    while (t.doc.undo() && !find_island(t.b(), a)) continue;
    CHECK(label(a) == "1-1");
    CHECK(label(c) == "1-3");
  }
  SUBCASE("others are gathered") {
    const Id outer = t.island({}, {a, b});
    CHECK(label(outer) == "2-1");
    CHECK(label(a) == "1-1");
    CHECK(label(c) == "1-3");
    t.run(ops::move_island(t.b(), c, {0, -200}, 0, {}, outer));
    CHECK(label(outer) == "2-1");
    // Of the next level it is one more there.
    t.run(ops::move_island(t.b(), a, {900, 0}, 0, {}, {}));
    t.run(ops::move_island(t.b(), a, {-900, 300}, 0, {}, c));
    CHECK(label(c) == "2-2");
    CHECK(label(outer) == "3-1");
    t.doc.undo();
    CHECK(label(c) == "1-3");
    CHECK(label(outer) == "2-1");
  }
  SUBCASE("made of an older session, whose islands are counted") {
    for (const Id id : {a, b, c})
      t.run({ops::Change<Island>{t.board, id, Patch<Island>{}.set<&Island::number>(0)}});
    CHECK(label(t.island({t.card({0, 600}), t.card({80, 600})})) == "1-4");
    CHECK(label(c) == "1-3");
  }
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
