#include "ops/in_sight.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "model/invariants.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;
using base::Rect;
using base::TurnedRect;
using ops::Sight;

namespace {
const Rect kTable{{-250, -140}, {250, 140}};
constexpr double kQuarter = std::numbers::pi / 2;

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  Id board = doc.session().boards.begin()->first;
  Sight sight{kTable, {}, 12};

  const Board& b() const { return doc.session().boards.at(board); }
  Id card(Vec2 pos, Size size = kCardSize) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.size = size;
    c.z = top_z(b());
    REQUIRE(doc.apply_all({ops::Add<Card>{board, c}}).ok());
    return c.id;
  }
  void run(const ops::Ops& o) {
    REQUIRE(doc.apply_all(ops::kept_in_sight(b(), o, sight)).ok());
    REQUIRE(broken_invariants(doc.session()).empty());
  }
  Id island(std::vector<Id> cards, double turn = 0) {
    const auto made = ops::make_island(b(), cards, {}, turn, ids, clock.wall());
    run(made.ops);
    return made.id;
  }
  Rect box(Id card) const { return shape_of(b().cards.at(card)).bounds(); }
  Rect plate(Id island) const { return plate_shape_of(b().islands.at(island)).bounds(); }
  bool whole(const Rect& r) const { return ops::whole_in_sight(sight, r); }
};

}  // namespace

TEST_CASE("in sight: the nearest free place is found past whatever covers the table") {
  const Sight sight{kTable, {{{-22, 127}, {22, 140}}, {{-83, -140}, {83, -28}}}, 12};
  const Size box{75, 50};
  CHECK(ops::nearest_free(sight, {0, 30}, box) == Vec2{0, 30});
  const auto before_tab = ops::nearest_free(sight, {0, 160}, box);
  REQUIRE(before_tab);
  CHECK(base::distance(*before_tab, {0, 127 - 25}) < 0.01);
  for (double x = -400; x <= 400; x += 23)
    for (double y = -300; y <= 300; y += 17) {
      const auto at = ops::nearest_free(sight, {x, y}, box);
      REQUIRE(at);
      CHECK(ops::whole_in_sight(sight, Rect::around(*at, box)));
      for (const Rect& r : sight.covered)
        CHECK_FALSE(r.intersects(Rect::around(*at, {box.w - 0.1, box.h - 0.1})));
    }
  const Sight full{kTable, {kTable}, 12};
  CHECK_FALSE(ops::nearest_free(full, {0, 0}, box));
}

TEST_CASE("in sight: a thing is in reach while a finger finds a strip of it") {
  const Sight sight{kTable, {{{-83, 28}, {83, 140}}}, 12};
  CHECK(ops::in_reach(sight, {{0, 0}, kCardSize, 0}));
  CHECK(ops::in_reach(sight, {{0, 35}, kCardSize, 0}));
  CHECK_FALSE(ops::in_reach(sight, {{0, 60}, kCardSize, 0}));
  CHECK(ops::in_reach(sight, {{0, 35}, {200, 30}, kQuarter}));
  CHECK_FALSE(ops::in_reach(sight, {{600, 0}, kCardSize, 0}));
  CHECK(ops::in_reach(sight, {{0, -300}, {200, 500}, 0}));
}

TEST_CASE("in sight: a card laid anywhere comes whole onto the table") {
  Table t;
  for (const Vec2 to : {Vec2{0, 200}, {400, 0}, {-900, -900}, {245, 135}}) {
    for (const double turn : {0.0, 0.7, kQuarter}) {
      const Id id = t.card({0, 0});
      t.run(ops::place_card(t.b(), id, {to, turn, {}}));
      CHECK(t.whole(t.box(id)));
    }
  }
  // Larger than the table, a strip of it stays.
  const Id large = t.card({0, 0}, {75, 190});
  t.sight.table = {{-50, -50}, {50, 50}};
  t.run(ops::place_card(t.b(), large, {{0, 400}, 0, {}}));
  CHECK(t.b().cards.at(large).pos.y == doctest::Approx(400));  // out of sight before: left alone
}

TEST_CASE("in sight: where a plate has no room above its cards, the island makes room for it") {
  Table t;
  const Id a = t.card({-60, -110}), b = t.card({40, -110});
  const Id apart = t.card({0, 110});
  const Id i = t.island({a, b});
  CHECK(t.whole(t.plate(i)));
  CHECK(t.whole(t.box(a)));
  CHECK_FALSE(t.plate(i).intersects(t.box(a)));
  CHECK(t.b().cards.at(b).pos.x - t.b().cards.at(a).pos.x == doctest::Approx(100));
  CHECK(t.b().cards.at(apart).pos == Vec2{0, 110});
  t.doc.undo();
  CHECK(t.b().cards.at(a).pos == Vec2{-60, -110});
}

TEST_CASE("in sight: cards from one edge to the other leave a plate room on them at most") {
  Table t;
  std::vector<Id> cards;
  for (const double y : {-115.0, 0.0, 115.0}) cards.push_back(t.card({0, y}));
  for (const double turn : {0.0, kQuarter, 2 * kQuarter, -kQuarter}) {
    const Id i = t.island(cards, turn);
    CHECK(t.whole(t.plate(i)));
    for (const Id c : cards) CHECK(t.whole(t.box(c)));
    t.doc.undo();
  }
}

TEST_CASE("in sight: an island moved far beyond the edge stays on the table, as it is") {
  Table t;
  const Id a = t.card({-60, 0}), b = t.card({40, 60});
  const Id i = t.island({a, b});
  const Vec2 apart = t.b().cards.at(b).pos - t.b().cards.at(a).pos;
  for (const Vec2 shift : {Vec2{900, 0}, {-900, 0}, {0, 900}, {0, -900}, {800, -700}}) {
    const Vec2 pivot = t.b().islands.at(i).plate_pos;
    t.run(ops::move_island(t.b(), i, shift, 0, pivot, {}));
    for (const Rect& r : {t.box(a), t.box(b), t.plate(i)}) CHECK(t.whole(r));
    CHECK(base::distance(t.b().cards.at(b).pos - t.b().cards.at(a).pos, apart) < 0.01);
  }
}

TEST_CASE(
    "in sight: a card that grows at the edge is moved in; its island's plate stays in sight") {
  Table t;
  const Id id = t.card({0, 114});
  t.run({ops::Change<Card>{t.board, id, Patch<Card>{}.set<&Card::size>({75, 120})}});
  CHECK(t.whole(t.box(id)));
  CHECK(t.b().cards.at(id).size.h == 120);
  const Id a = t.card({-180, -100}), b = t.card({180, -100});
  const Id i = t.island({a, b});
  t.run({ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::size>({75, 120})}});
  CHECK(t.whole(t.box(a)));
  CHECK(t.whole(t.plate(i)));
}

TEST_CASE("in sight: what somebody moved out of sight with the view is left where it is") {
  Table t;
  const Id a = t.card({-60, 0}), b = t.card({40, 0}), far = t.card({0, 100});
  const Id i = t.island({a, b});
  t.sight.table = {{100, 50}, {300, 200}};
  const auto before = t.b().islands.at(i).plate_pos;
  t.run({ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::size>({75, 120})}});
  t.run(ops::place_card(t.b(), far, {{0, 105}, 0, {}}));
  CHECK(t.b().cards.at(a).pos == Vec2{-60, 0});
  CHECK(t.b().cards.at(far).pos == Vec2{0, 105});
  CHECK(t.b().islands.at(i).plate_pos == before);
  // What is new on the table comes into sight, wherever it was to lie.
  Card c;
  c.id = t.ids.next();
  t.run({ops::Add<Card>{t.board, c}});
  CHECK(t.whole(t.box(c.id)));
}

TEST_CASE(
    "in sight: an action that touches no place is left as it is, and a window of no size too") {
  Table t;
  const Id a = t.card({600, 0});
  const ops::Ops paint{
      ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::color>(PaperColor::rose)}};
  CHECK(ops::kept_in_sight(t.b(), paint, t.sight).size() == 1);
  t.sight.table = {{0, 0}, {0, 0}};
  CHECK(ops::kept_in_sight(t.b(), ops::place_card(t.b(), a, {{1, 1}, 0, {}}), t.sight).size() == 1);
}

TEST_CASE("in sight: reach is judged of the place and turn that are kept, not of what was asked") {
  Table t;
  t.sight.covered = {{{-250, -140}, {0, 140}}};
  const auto shape = [](const auto& thing) {
    if constexpr (requires { thing.plate_pos; })
      return plate_shape_of(thing);
    else
      return shape_of(thing);
  };
  const auto try_at = [&](auto& thing, Vec2& pos, const auto& kept) {
    // The last place where a finger finds it, to a millionth of a millimetre …
    double hidden = -30, found = 40;
    while (found - hidden > 1e-6) {
      pos.x = (hidden + found) / 2;
      (ops::in_reach(t.sight, shape(thing)) ? found : hidden) = pos.x;
    }
    // … and about it, by less than a session keeps.
    for (int n = -20; n <= 20; ++n) {
      thing.id = t.ids.next();
      pos.x = found + n * 1e-4;
      t.run({ops::Add{t.board, thing}});
      CHECK_MESSAGE(ops::in_reach(t.sight, shape(kept(thing.id))), n);
      t.doc.undo();
    }
  };
  for (const double turn : {3.0996217, 0.4567894, -1.2345678}) {
    Card c;
    c.turn = turn;
    try_at(c, c.pos, [&](Id id) { return t.b().cards.at(id); });
    Island i;
    i.plate_turn = turn;
    try_at(i, i.plate_pos, [&](Id id) { return t.b().islands.at(id); });
  }
}
