// Lines between islands and cards: what they may join, and what drawing and changing them does.
#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/build.h"
#include "ops/document.h"
#include "ops/relate.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;
using ops::NoLine;

namespace {

struct Map {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  ops::Document doc{support::small_session(ids)};
  const Board& board() const { return doc.session().boards.begin()->second; }
  Id card(base::Vec2 pos, Place place = Place::table) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.place = place;
    REQUIRE(doc.apply_all({ops::Add<Card>{board().id, c}}).ok());
    return c.id;
  }
  Id island(const std::vector<Id>& cards, const std::vector<Id>& islands = {}) {
    const auto made = ops::make_island(board(), cards, islands, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    return made.id;
  }
  Id draw(Id from, Id to) {
    REQUIRE_FALSE(ops::why_no_line(board(), from, to));
    auto line = ops::draw_line(board(), from, to, ids, 7);
    if (!line.ops.empty()) REQUIRE(doc.apply_all(line.ops).ok());
    REQUIRE(broken_invariants(doc.session()).empty());
    return line.id;
  }
  const Relation& line(Id id) const { return board().relations.at(id); }
};

}  // namespace

TEST_CASE("lines: run between cards and islands, of the plainest kind at first") {
  Map m;
  const Id a = m.card({0, 0}), b = m.card({100, 0}), c = m.card({300, 0});
  const Id island = m.island({a, b});
  const Id line = m.draw(island, c);
  CHECK(m.line(line).kind == RelationKind::close);
  CHECK(m.line(line).from == island);
  CHECK(m.line(line).to == c);
  CHECK(m.line(line).made == 7);
  // Two cards of one island may be joined, and a card in one with what lies outside.
  m.draw(a, b);
  m.draw(c, a);
  CHECK(m.board().relations.size() == 3);
}

TEST_CASE("lines: none runs to itself, into itself, to the tray or to what is gone") {
  Map m;
  const Id a = m.card({0, 0}), b = m.card({100, 0}), c = m.card({200, 0}), d = m.card({300, 0});
  const Id inner = m.island({a, b}), outer = m.island({c}, {inner});
  const Id tray = m.card({0, 0}, Place::tray), seat = m.card({0, 0}, Place::seat);
  const auto why = [&](Id from, Id to) { return ops::why_no_line(m.board(), from, to); };
  CHECK(why(a, a) == NoLine::itself);
  CHECK(why(inner, inner) == NoLine::itself);
  for (const Id in : {a, b, c, inner}) {
    CHECK(why(outer, in) == NoLine::inside);
    CHECK(why(in, outer) == NoLine::inside);
  }
  CHECK(why(inner, a) == NoLine::inside);
  CHECK_FALSE(why(inner, c));
  CHECK_FALSE(why(outer, d));
  CHECK(why(d, tray) == NoLine::in_tray);
  CHECK(why(tray, d) == NoLine::in_tray);
  CHECK(why(d, seat) == NoLine::gone);
  CHECK(why(d, m.ids.next()) == NoLine::gone);
  CHECK(why(Id{}, d) == NoLine::gone);
}

TEST_CASE("lines: a second one between the same two is the first, whichever way it is drawn") {
  Map m;
  const Id a = m.card({0, 0}), b = m.card({300, 0});
  const Id line = m.draw(a, b);
  CHECK(ops::draw_line(m.board(), a, b, m.ids, 9).ops.empty());
  CHECK(ops::draw_line(m.board(), b, a, m.ids, 9).id == line);
  // The other way round it takes the new direction with its kind, in one op.
  const auto change = ops::change_line(m.board(), line, RelationKind::order, b);
  REQUIRE(change.size() == 1);
  REQUIRE(m.doc.apply_all(change).ok());
  CHECK(m.line(line).kind == RelationKind::order);
  CHECK(m.line(line).from == b);
  CHECK(m.line(line).to == a);
  REQUIRE(m.doc.undo());
  CHECK(m.line(line).kind == RelationKind::close);
  CHECK(m.line(line).from == a);
}

TEST_CASE("lines: change kind and turn round, and do nothing where nothing is to be done") {
  Map m;
  const Id a = m.card({0, 0}), b = m.card({300, 0});
  const Id line = m.draw(a, b);
  CHECK(ops::change_line(m.board(), line, RelationKind::close).empty());
  CHECK(ops::change_line(m.board(), line, RelationKind::close, a).empty());
  CHECK(ops::change_line(m.board(), m.ids.next(), RelationKind::same).empty());
  CHECK(ops::turn_line_round(m.board(), m.ids.next()).empty());
  REQUIRE(m.doc.apply_all(ops::turn_line_round(m.board(), line)).ok());
  CHECK(m.line(line).from == b);
  CHECK(m.line(line).to == a);
  CHECK(m.line(line).kind == RelationKind::close);
  // An end that is none of its own turns nothing.
  CHECK(ops::change_line(m.board(), line, RelationKind::close, m.card({0, 300})).empty());
  for (int k = 0; k < 9; ++k) {
    const auto change = ops::change_line(m.board(), line, RelationKind(k));
    if (!change.empty()) REQUIRE(m.doc.apply_all(change).ok());
    CHECK(m.line(line).kind == RelationKind(k));
  }
}
