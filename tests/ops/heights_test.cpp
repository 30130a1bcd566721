#include <doctest/doctest.h>

#include "ops/document.h"
#include "ops/heights.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;

namespace {
struct Heap {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  Id board = doc.session().boards.begin()->first;

  const Board& b() const { return doc.session().boards.at(board); }
  double z(Id card) const { return b().cards.at(card).z; }
  Id card(Vec2 pos) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.z = top_z(b());
    REQUIRE(doc.apply(ops::Add<Card>{board, c}, doc.new_action()).ok());
    return c.id;
  }
  Id island(std::vector<Id> cards, std::vector<Id> islands = {}) {
    const auto made = ops::make_island(b(), cards, islands, 0, ids, 0);
    REQUIRE(doc.apply_all(made.ops).ok());
    return made.id;
  }
};
}  // namespace

TEST_CASE("heights: an island comes above all it overlaps, goes below it again, each one undo") {
  Heap h;
  const Id a = h.card({0, 0}), b = h.card({80, 0}), inner_a = h.card({0, 60}),
           inner_b = h.card({80, 60});
  const Id island = h.island({a, b}, {h.island({inner_a, inner_b})});
  const Id x = h.card({40, 20}), far = h.card({900, 0});
  REQUIRE(h.doc.apply_all(ops::forward_or_back(h.b(), island)).ok());
  for (const Id card : {a, b, inner_a, inner_b}) CHECK(h.z(card) > h.z(x));
  CHECK(h.z(a) < h.z(b));
  REQUIRE(h.doc.apply_all(ops::forward_or_back(h.b(), island)).ok());
  for (const Id card : {a, b, inner_a, inner_b}) {
    CHECK(h.z(card) < h.z(x));
    CHECK(h.z(card) < h.z(far));
  }
  CHECK(h.z(a) < h.z(b));
  h.doc.undo();
  CHECK(h.z(a) > h.z(x));
  h.doc.undo();
  CHECK(h.z(b) < h.z(x));
}

TEST_CASE("heights: partly below it comes above; what overlaps nothing, or is gone, does nothing") {
  Heap h;
  const Id a = h.card({0, 0}), x = h.card({20, 20}), b = h.card({80, 0});
  const Id island = h.island({a, b});
  REQUIRE(h.doc.apply_all(ops::forward_or_back(h.b(), island)).ok());
  CHECK(h.z(a) > h.z(x));
  const Id lone = h.island({h.card({500, 0}), h.card({580, 0})});
  CHECK(ops::forward_or_back(h.b(), lone).empty());
  CHECK(ops::forward_or_back(h.b(), h.ids.next()).empty());
}
