#include "desk/lay_copy.h"

#include <string>

#include "model/invariants.h"
#include "tools/tools_desk.h"

using namespace model;
using support::ToolsDesk;

namespace {

/// A table of 800 by 450 mm, seen in the cards' size, whose bar is below.
struct There : ToolsDesk {
  There() : ToolsDesk(1) {
    camera.window_px = {800, 450};
    desk.bar_px = 30;
  }
  /// What another table sends: an island with so many cards in rows of three.
  ops::Ops sent(int cards) {
    Board from;
    Island island;
    island.id = ids.next();
    island.plate = "みどり";
    island.plate_pos = {80, -60};
    from.islands[island.id] = island;
    for (int n = 0; n < cards; ++n) {
      Card card;
      card.id = ids.next();
      card.pos = {n % 3 * 80.0, n / 3 * 60.0};
      card.island = island.id;
      from.cards[card.id] = card;
    }
    return ops::island_copy(from, island.id, ids);
  }
  base::Id lay(const ops::Ops& copy) {
    const auto laid = desk::lay_copy(desk, copy, {ids.next(), "三班", 0});
    REQUIRE(laid.ok());
    return *laid;
  }
  base::Rect box(base::Id island) const {
    base::Rect out = plate_shape_of(board().islands.at(island)).bounds();
    for (const base::Id card : cards_in(board(), island))
      out = out.united(shape_of(board().cards.at(card)).bounds());
    return out;
  }
  /// Once the view is where it goes.
  bool is_seen(base::Id island) const {
    const base::Rect all = box(island);
    return ops::whole_in_sight(desk.sight(), all) &&
           ops::lies_free(desk.sight(), all.centre(), {all.width(), all.height()});
  }
};

}  // namespace

TEST_CASE("lay copy: it lies whole in what is seen, not under what lies over the table's edges") {
  There t;
  t.desk.covered_px = {{{0, 0}, {800, 90}}, {{0, 330}, {800, 450}}};
  t.desk.beside_px = {{560, 0}, {800, 450}};
  t.card({-200, 0});
  const base::Id island = t.lay(t.sent(6));
  CHECK(t.is_seen(island));
  CHECK(t.desk.chosen == island);
  CHECK_FALSE(t.desk.grown);
  CHECK(broken_invariants(t.doc.session()).empty());
}

TEST_CASE(
    "lay copy: where there is too little room the view goes farther off, and nothing moves for "
    "it") {
  There t;
  t.desk.covered_px = {{{0, 340}, {800, 450}}};
  std::vector<base::Id> cards;
  for (int x = 0; x < 9; ++x)
    for (int y = 0; y < 6; ++y) cards.push_back(t.card({x * 90.0 - 360, y * 70.0 - 170}));
  const Board before = t.board();
  const base::Id island = t.lay(t.sent(9));
  REQUIRE(t.desk.ahead);
  CHECK(t.desk.ahead->scale < t.camera.scale);
  CHECK(t.desk.ahead->scale >= t.camera.scale / 2);
  CHECK(t.is_seen(island));
  for (const base::Id card : cards) {
    CHECK(t.board().cards.at(card).pos == before.cards.at(card).pos);
    CHECK_FALSE(shape_of(t.board().cards.at(card)).bounds().intersects(t.box(island)));
  }
}

TEST_CASE("lay copy: where it is too much for any near view all of the map is to be shown") {
  There t;
  const base::Id island = t.lay(t.sent(120));
  CHECK(t.desk.grown);
  CHECK_FALSE(t.desk.ahead);
  CHECK(cards_in(t.board(), island).size() == 120);
}

TEST_CASE(
    "lay copy: what is no island lays nothing, and one that lies there already lies there once") {
  There t;
  CHECK(t.lay({}).nil());
  CHECK(t.board().islands.empty());
  const ops::Ops copy = t.sent(2);
  const ops::CopyArrival same{t.ids.next(), "三班", 0};
  REQUIRE(desk::lay_copy(t.desk, copy, same).ok());
  CHECK_FALSE(desk::lay_copy(t.desk, copy, same).ok());
  CHECK(t.board().islands.size() == 1);
  CHECK(t.board().cards.size() == 2);
}
