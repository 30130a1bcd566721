// The cards are read through, each once in a round.
#include "ops/read_through.h"

#include <doctest/doctest.h>

#include "ops/build.h"
#include "ops/document.h"
#include "ops/op.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using model::Card;
using model::Island;

namespace {

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  const model::Board& board() const { return doc.session().boards.begin()->second; }
  base::Id card(base::Vec2 pos, model::Place place = model::Place::table) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.text = "声";
    c.place = place;
    REQUIRE(doc.apply(ops::Add<Card>{board().id, c}, doc.new_action()).ok());
    return c.id;
  }
  base::Id island(const std::vector<base::Id>& cards, const std::vector<base::Id>& islands = {}) {
    const auto made = ops::make_island(board(), cards, islands, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    return made.id;
  }
  void close(base::Id island) {
    REQUIRE(doc.apply(ops::Change<Island>{board().id, island,
                                          model::Patch<Island>{}.set<&Island::closed>(true)},
                      doc.new_action())
                .ok());
  }
};

}  // namespace

TEST_CASE("read through: row by row, and of a row from the left") {
  Table t;
  const base::Id c = t.card({0, 200}), b = t.card({100, 10}), a = t.card({-100, 0}),
                 d = t.card({90, 190}, model::Place::table);
  t.card({0, 0}, model::Place::tray);
  CHECK(ops::read_in_round(t.board()) == std::vector<base::Id>{a, b, c, d});
  CHECK(ops::in_reading_order(t.board(), {}).empty());
}

TEST_CASE("read through: a closed bundle is read by its plate, whatever lies in it") {
  Table t;
  const base::Id a = t.card({0, 0}), b = t.card({80, 0}), alone = t.card({0, 400});
  const base::Id inner = t.island({a, b});
  const base::Id outer = t.island({}, {inner});
  CHECK(ops::read_in_round(t.board()).size() == 3);
  CHECK(ops::closed_bundle_over(t.board(), a).nil());
  t.close(inner);
  CHECK(ops::read_in_round(t.board()) == std::vector<base::Id>{inner, alone});
  t.close(outer);
  CHECK(ops::read_in_round(t.board()) == std::vector<base::Id>{outer, alone});
  CHECK(ops::closed_bundle_over(t.board(), a) == outer);
  CHECK(ops::closed_bundle_over(t.board(), inner) == outer);
  CHECK(ops::closed_bundle_over(t.board(), alone).nil());
}

TEST_CASE("read through: what was read is known for its round, and no undo makes it unread") {
  Table t;
  const base::Id a = t.card({0, 0});
  for (const ops::Op& op : ops::mark_read(t.board(), a)) REQUIRE(t.doc.apply_aside(op).ok());
  CHECK(t.board().cards.at(a).read == 1);
  CHECK(ops::mark_read(t.board(), a).empty());
  CHECK(ops::mark_read(t.board(), base::Id{}).empty());
  const base::Id b = t.card({100, 0});
  t.doc.undo();
  CHECK_FALSE(t.board().cards.contains(b));
  CHECK(t.board().cards.at(a).read == 1);
}
