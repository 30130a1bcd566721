#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "model/invariants.h"
#include "ops/build.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/session_text.h"

using namespace model;

namespace {
constexpr double kQuarter = std::numbers::pi / 2;

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  Id board = doc.session().boards.begin()->first;

  const Board& b() const { return doc.session().boards.at(board); }
  Id card(Vec2 pos, double turn = 0, Place place = Place::table) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.turn = turn;
    c.place = place;
    c.z = top_z(b());
    REQUIRE(doc.apply(ops::Add<Card>{board, c}, doc.new_action()).ok());
    return c.id;
  }
  Id island(std::vector<Id> cards, std::vector<Id> islands = {}) {
    const auto made = ops::make_island(b(), cards, islands, 0, ids, clock.wall());
    REQUIRE(doc.apply_all(made.ops).ok());
    return made.id;
  }
  void run(const ops::Ops& o) {
    REQUIRE(doc.apply_all(o).ok());
    REQUIRE(broken_invariants(doc.session()).empty());
  }
  const Card& at(Id id) const { return b().cards.at(id); }
  const Island& isle(Id id) const { return b().islands.at(id); }
};
}  // namespace

TEST_CASE("turn: an island's cards turn about their own centres, nested ones too, no others") {
  Table t;
  const Id a = t.card({0, 0}, 0.3), b = t.card({80, 0}), c = t.card({0, 200}), d = t.card({500, 0});
  const Id inner = t.island({a, b});
  const Id outer = t.island({c}, {inner});
  t.run(ops::turn_cards(t.b(), outer, kQuarter));
  for (const Id id : {a, b, c}) CHECK(t.at(id).turn == doctest::Approx(kQuarter));
  CHECK(t.at(a).pos == Vec2{0, 0});
  CHECK(t.at(a).z < t.at(b).z);
  CHECK(t.at(a).island == inner);
  CHECK(t.at(d).turn == 0);
  CHECK(t.isle(inner).plate_turn == doctest::Approx(kQuarter));
  CHECK(t.isle(outer).plate_turn == doctest::Approx(kQuarter));
}

TEST_CASE(
    "turn: plates lie above their cards as read from the new side, the outer beyond the inner") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), c = t.card({0, 200});
  const Id inner = t.island({a, b});
  const Id outer = t.island({c}, {inner});
  // Whoever sits at the left edge reads at a quarter turn: above is to the right.
  t.run(ops::turn_cards(t.b(), outer, kQuarter));
  CHECK(t.isle(inner).plate_pos.x > 80 + 25 + 10);
  CHECK(t.isle(outer).plate_pos.x > t.isle(inner).plate_pos.x + 20);
  t.run(ops::turn_cards(t.b(), outer, std::numbers::pi));
  CHECK(t.isle(inner).plate_pos.y > 25 + 10);
}

TEST_CASE("turn: an inner island turned moves the plate of the outer one, which is not turned") {
  Table t;
  const Id inner = t.island({t.card({0, 0}), t.card({80, 0})});
  const Id outer = t.island({t.card({0, 200})}, {inner});
  const Vec2 before = t.isle(outer).plate_pos;
  t.run(ops::turn_cards(t.b(), inner, std::numbers::pi));
  CHECK(t.isle(outer).plate_turn == 0);
  CHECK(t.isle(outer).plate_pos.y > before.y + 20);  // the inner plate no longer lies on top
}

TEST_CASE(
    "turn: of the whole board every card on the table turns, those in tray and seats do not") {
  Table t;
  const Id a = t.card({0, 0}), b = t.card({80, 0}), lone = t.card({300, 0});
  const Id tray = t.card({0, 0}, 0, Place::tray), seat = t.card({0, 0}, 0, Place::seat);
  const Id i = t.island({a, b});
  t.run(ops::turn_cards(t.b(), {}, -kQuarter));
  for (const Id id : {a, b, lone}) CHECK(t.at(id).turn == doctest::Approx(-kQuarter));
  CHECK(t.isle(i).plate_turn == doctest::Approx(-kQuarter));
  CHECK(t.at(tray).turn == 0);
  CHECK(t.at(seat).turn == 0);
}

TEST_CASE("turn: it is one step, and undo brings back everything as it was") {
  Table t;
  const Id i = t.island({t.card({0, 0}, 0.3), t.card({80, 0}, -1)});
  t.island({t.card({0, 200})}, {i});
  const std::string before = support::session_text(t.doc.session());
  t.run(ops::turn_cards(t.b(), {}, 2.5));
  CHECK(support::session_text(t.doc.session()) != before);
  REQUIRE(t.doc.undo());
  CHECK(support::session_text(t.doc.session()) == before);
}

TEST_CASE("turn: what faces that way already gives no ops, however the angle is written") {
  Table t;
  const Id i = t.island({t.card({0, 0}), t.card({80, 0})});
  for (const double angle : {kQuarter, std::numbers::pi, -kQuarter, 0.123456789}) {
    t.run(ops::turn_cards(t.b(), i, angle));
    CHECK(ops::turn_cards(t.b(), i, angle).empty());
    CHECK(ops::turn_cards(t.b(), {}, angle - 2 * std::numbers::pi).empty());
  }
}

TEST_CASE("turn: an island that is not there, an empty board and unknown ids give no ops") {
  Table t;
  CHECK(ops::turn_cards(t.b(), {}, 1).empty());
  const Id tray = t.card({0, 0}, 0, Place::tray);
  CHECK(ops::turn_cards(t.b(), t.ids.next(), 1).empty());
  CHECK(ops::turn_each(t.b(), {{{t.ids.next(), 1.0}, {tray, 1.0}},
                               {{t.ids.next(), 1.0}},
                               {{tray, {5, 5}}, {t.ids.next(), {5, 5}}}})
            .empty());
}

TEST_CASE("turn: an island with nothing but its plate turns in place") {
  Table t;
  const Id a = t.card({0, 0});
  const Id i = t.island({a});
  t.run({ops::Change<Island>{t.board, i, Patch<Island>{}.set<&Island::plate>("空き地")}});
  t.run(ops::card_to_tray(t.b(), a));
  const Vec2 pos = t.isle(i).plate_pos;
  t.run(ops::turn_cards(t.b(), i, kQuarter));
  CHECK(t.isle(i).plate_turn == doctest::Approx(kQuarter));
  CHECK(t.isle(i).plate_pos == pos);
}

TEST_CASE("turn: on sessions of every kind it keeps the invariants and turns all of them") {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  std::mt19937 random(11);
  ops::Document doc{support::small_session(ids)};
  for (int k = 0; k < 400; ++k) {
    for (const ops::Op& op : support::random_action(doc.session(), random, ids))
      (void)doc.apply(op, doc.new_action()).ok();
    if (k % 10 != 0 || doc.session().boards.empty()) continue;
    const Board& board = doc.session().boards.begin()->second;
    const double angle = k * 0.1;
    REQUIRE(doc.apply_all(ops::turn_cards(board, {}, angle)).ok());
    REQUIRE(broken_invariants(doc.session()).empty());
    for (const auto& [id, turn] : ops::turns_in(board, {}).cards)
      REQUIRE(std::abs(base::normal_angle(turn - angle)) < 1e-5);
    for (const auto& [id, turn] : ops::turns_in(board, {}).plates)
      REQUIRE(std::abs(base::normal_angle(turn - angle)) < 1e-5);
  }
}
