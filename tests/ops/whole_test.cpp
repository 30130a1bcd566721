#include "ops/whole.h"

#include "model/closed.h"
#include "ops/piles.h"
#include "room_table.h"

using namespace support;

namespace {

/// A closed bundle of four cards in the middle, and islands of two cards at its sides, which lie where
/// it will reach when it opens.
struct FullTable : RoomTable {
  Id bundle = island({0, -10});
  std::vector<Id> inside{card({-40, 30}, bundle), card({40, 30}, bundle), card({-40, 85}, bundle),
                         card({40, 85}, bundle)};
  Id left = island({-180, -60}), right = island({180, -60});
  std::vector<Id> on_left{card({-200, 0}, left), card({-110, 10}, left)};
  std::vector<Id> on_right{card({200, 0}, right), card({110, 10}, right)};

  FullTable() { apply(ops::close_bundle(board, bundle)); }
  Vec2 lies(Id card) const {
    const Card& c = board.cards.at(card);
    return c.pos - board.islands.at(c.island).plate_pos;
  }
  void act(ops::Ops list) {
    list = ops::kept_in_sight(board, std::move(list), sight);
    const ops::Laid laid = ops::with_room(board, std::move(list), {}, sight);
    apply(ops::with_contents(board, laid.ops));
    sight = seen_from(laid.farther);
  }
};

ops::Body body(Id id, Vec2 at, Id whole = {}) {
  ops::Body b;
  b.id = id;
  b.before = b.now = {at, kCardSize, 0};
  b.inside = true;
  b.whole = whole;
  return b;
}
double three(const ops::Body&, const ops::Body&) { return 3; }

}  // namespace

TEST_CASE("wholes: what is one whole is taken apart from others, and stays as it lies") {
  RoomTable t;
  const Id whole = t.ids.next();
  std::vector<ops::Body> all{body(t.ids.next(), {-60, 0}, whole),
                             body(t.ids.next(), {60, 5}, whole), body(t.ids.next(), {0, 0})};
  const Vec2 lay = all[1].now.centre - all[0].now.centre;
  REQUIRE(ops::take_wholes_apart(all, three, t.sight.table));
  CHECK(base::distance(all[1].now.centre - all[0].now.centre, lay) < 1e-6);
  for (const int i : {0, 1}) CHECK(ops::gap_between(all[std::size_t(i)].now, all[2].now).mm > 2.9);
  for (const ops::Body& b : all) CHECK(ops::whole_in_sight(t.sight, b.now.bounds()));
}

TEST_CASE("wholes: where there is too little room nothing is moved") {
  RoomTable t;
  std::vector<ops::Body> all;
  const Id whole = t.ids.next();
  for (int n = 0; n < 40; ++n)
    all.push_back(body(t.ids.next(), {n * 3.0, 0}, n % 2 == 0 ? whole : Id{}));
  const std::vector<ops::Body> lay = all;
  CHECK_FALSE(ops::take_wholes_apart(all, three, t.sight.table));
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].now.centre == lay[i].now.centre);
}

TEST_CASE("wholes: islands round a bundle that opens make room whole, and all is seen") {
  FullTable t;
  std::map<Id, Vec2> lay;
  for (const auto& [id, c] : t.board.cards) lay[id] = t.lies(id);
  t.act(ops::open_bundle(t.board, t.bundle));
  for (const auto& [id, c] : t.board.cards) {
    CHECK(base::distance(lay[id], t.lies(id)) < 0.05);
    CHECK(ops::whole_in_sight(t.sight, t.box(id)));
  }
  CHECK(t.least_gap() > 2.9);
}

TEST_CASE("wholes: two bundles that open onto one another where the table is full come apart") {
  FullTable t;
  t.apply(ops::close_bundle(t.board, t.left));
  t.apply(ops::close_bundle(t.board, t.right));
  t.apply(ops::set_index_map(t.board, true));
  for (const auto& [id, to] :
       {std::pair{t.left, Vec2{-60, -40}}, std::pair{t.right, Vec2{60, -40}}})
    t.act(ops::move_island(t.board, id, to - t.board.islands.at(id).plate_pos, 0,
                           t.board.islands.at(id).plate_pos, {}));
  std::map<Id, Vec2> lay;
  for (const auto& [id, c] : t.board.cards) lay[id] = t.lies(id);
  t.act(ops::set_index_map(t.board, false));
  for (const Id id : {t.bundle, t.left, t.right}) t.act(ops::open_bundle(t.board, id));
  for (const auto& [id, c] : t.board.cards) {
    CHECK(base::distance(lay[id], t.lies(id)) < 0.05);
    CHECK(ops::whole_in_sight(t.sight, t.box(id)));
  }
  CHECK(t.least_gap() > 2.9);
}

TEST_CASE("wholes: what opens onto nothing stays where it is, however near others lie") {
  FullTable t;
  const Id near = t.card({40, 137});  // 2 mm below one that is hidden
  const Board before = t.board;
  t.apply(ops::set_index_map(t.board, true));
  t.act(ops::set_index_map(t.board, false));
  CHECK(t.board.cards.at(near).pos == before.cards.at(near).pos);
  for (const auto& [id, c] : before.cards) CHECK(t.board.cards.at(id).pos == c.pos);
}

TEST_CASE("wholes: the view goes as far off as it takes to see what an index map hid") {
  RoomTable t;
  const Id wide = t.island({-150, 0});
  t.card({-150, 50}, wide);
  const Id beyond = t.card({-300, 50}, wide);
  t.apply(ops::set_index_map(t.board, true));
  t.lay(ops::set_index_map(t.board, false), {});
  CHECK(t.board.cards.at(beyond).pos == Vec2{-300, 50});
  CHECK(ops::whole_in_sight(t.sight, t.box(beyond)));
}
