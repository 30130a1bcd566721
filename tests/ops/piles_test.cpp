#include "ops/piles.h"

#include "model/closed.h"
#include "ops/heights.h"
#include "ops/spread.h"
#include "ops/tidy.h"
#include "room_table.h"

using namespace support;

namespace {

/// A bundle of two cards beside one another under its plate, and a card nobody gathered.
struct PileTable : RoomTable {
  Id bundle = island({0, -60});
  Id left = card({-45, 0}, bundle), right = card({45, 0}, bundle);
  Id loose = card({180, 0});

  const Card& c(Id id) const { return board.cards.at(id); }
  const Island& i(Id id) const { return board.islands.at(id); }
  void close(Id id) { apply(ops::close_bundle(board, id)); }
  /// As a desk does it.
  void act(ops::Ops list, const ops::Making& making = {}) {
    list = ops::kept_in_sight(board, std::move(list), sight);
    const ops::Laid laid = ops::with_room(board, std::move(list), making, sight);
    apply(ops::with_contents(board, laid.ops));
  }
  /// Where the card lies as its plate is read.
  Vec2 below(Id card, Id plate) const {
    return base::turned(c(card).pos - i(plate).plate_pos, -i(plate).plate_turn);
  }
};

bool near(Vec2 a, Vec2 b) { return base::distance(a, b) < 0.05; }

}  // namespace

TEST_CASE("piles: closing and opening a bundle leaves everything where it lies") {
  PileTable t;
  const Board before = t.board;
  t.act(ops::close_bundle(t.board, t.bundle));
  CHECK(t.i(t.bundle).closed);
  CHECK(is_pile(t.board, t.bundle));
  CHECK(hidden_by(t.board, t.c(t.left)) == t.bundle);
  CHECK(hidden_by(t.board, t.c(t.loose)).nil());
  t.act(ops::open_bundle(t.board, t.bundle));
  for (const auto& [id, card] : before.cards) CHECK(near(card.pos, t.c(id).pos));
  CHECK(near(before.islands.at(t.bundle).plate_pos, t.i(t.bundle).plate_pos));
  CHECK_FALSE(t.i(t.bundle).closed);
}

TEST_CASE("piles: what is closed is not closed again, and nothing is closed round nothing") {
  PileTable t;
  const Id empty = t.island({0, 100});
  CHECK(ops::close_bundle(t.board, empty).empty());
  CHECK(ops::close_bundle(t.board, t.left).empty());
  CHECK(ops::open_bundle(t.board, t.bundle).empty());
  t.close(t.bundle);
  CHECK(ops::close_bundle(t.board, t.bundle).empty());
}

TEST_CASE("piles: a pile that is dragged and turned takes all along that lies in it") {
  PileTable t;
  const auto made = ops::make_island(t.board, {t.loose}, {t.bundle}, 0, t.ids, 0);
  t.apply(made.ops);
  const Vec2 lay = t.below(t.left, made.id),
             inner = t.i(t.bundle).plate_pos - t.i(made.id).plate_pos;
  t.close(made.id);
  t.act(ops::move_island(t.board, made.id, {30, 40}, 1, t.i(made.id).plate_pos, {}));
  CHECK(near(lay, t.below(t.left, made.id)));
  CHECK(near(base::turned(inner, 1), t.i(t.bundle).plate_pos - t.i(made.id).plate_pos));
}

TEST_CASE("piles: whatever moves a plate of a pile moves its cards along") {
  PileTable t;
  const Vec2 lay = t.below(t.left, t.bundle);
  t.close(t.bundle);
  const Vec2 at = t.i(t.bundle).plate_pos;
  SUBCASE("the plate alone") {
    t.act({ops::Change<Island>{t.board.id, t.bundle,
                               Patch<Island>{}.set<&Island::plate_pos>(at + Vec2{70, 10})}});
    CHECK(near(at + Vec2{70, 10}, t.i(t.bundle).plate_pos));
  }
  SUBCASE("beyond the edge, from where it comes back") {
    t.act(ops::move_island(t.board, t.bundle, {-400, 0}, 0, at, {}));
    CHECK(t.i(t.bundle).plate_pos.x > -250);
  }
  SUBCASE("to whom it is turned") {
    t.act(ops::turn_cards(t.board, {}, 1.5));
    CHECK(t.i(t.bundle).plate_turn == doctest::Approx(1.5));
  }
  SUBCASE("laid in rows") { t.act(ops::tidy_all(t.board, 0, {}, t.sight)); }
  SUBCASE("making room for a card") { t.lay(at + Vec2{3, 0}); }
  CHECK(near(lay, t.below(t.left, t.bundle)));
}

TEST_CASE("piles: nothing inside is turned, moved or raised alone") {
  PileTable t;
  const Vec2 lay = t.below(t.right, t.bundle);
  t.close(t.bundle);
  t.act({ops::Change<Card>{t.board.id, t.right, Patch<Card>{}.set<&Card::pos>({0, 90})}});
  CHECK(near(lay, t.below(t.right, t.bundle)));
  CHECK(ops::turn_each(t.board, {{{t.right, 1.0}}, {}, {}}).empty());
  CHECK(ops::forward_or_back(t.board, t.bundle).empty());
  CHECK(ops::spread_all(t.board, {}, t.sight).empty());
}

TEST_CASE("piles: an opened bundle lies free, as it lay, and what lies there makes room") {
  PileTable t;
  const Vec2 left = t.below(t.left, t.bundle), right = t.below(t.right, t.bundle);
  t.close(t.bundle);
  t.act(ops::place_card(t.board, t.loose, {{-45, 5}, 0, {}}));
  CHECK(near({-45, 5}, t.c(t.loose).pos));
  t.act(ops::open_bundle(t.board, t.bundle));
  CHECK(near(left, t.below(t.left, t.bundle)));
  CHECK(near(right, t.below(t.right, t.bundle)));
  CHECK(t.least_gap() > 2.9);
  for (const Id id : {t.left, t.right, t.loose}) CHECK(ops::whole_in_sight(t.sight, t.box(id)));
}

TEST_CASE("piles: a bundle opened at the table's edge comes to where all of it is seen") {
  PileTable t;
  const Vec2 left = t.below(t.left, t.bundle);
  t.close(t.bundle);
  t.act(ops::move_island(t.board, t.bundle, Vec2{-205, 110} - t.i(t.bundle).plate_pos, 0,
                         t.i(t.bundle).plate_pos, {}));
  t.act(ops::open_bundle(t.board, t.bundle));
  CHECK(near(left, t.below(t.left, t.bundle)));
  for (const Id id : {t.left, t.right}) CHECK(ops::whole_in_sight(t.sight, t.box(id)));
}

TEST_CASE("piles: a pile is gathered with others, and levels grow") {
  PileTable t;
  t.close(t.bundle);
  const Vec2 lay = t.below(t.left, t.bundle);
  const auto made = ops::make_island(t.board, {t.loose}, {t.bundle}, 0, t.ids, 0);
  t.act(made.ops);
  CHECK(t.i(made.id).level == 2);
  CHECK(t.i(t.bundle).parent == made.id);
  CHECK(t.i(t.bundle).closed);
  CHECK(near(lay, t.below(t.left, t.bundle)));
  // Its plate lies above the pile, not above what that hides.
  CHECK(t.i(made.id).plate_pos.y < t.i(t.bundle).plate_pos.y);
  t.close(made.id);
  CHECK(closed_over(t.board, t.bundle) == made.id);
  t.act(ops::open_bundle(t.board, made.id));
  CHECK(is_pile(t.board, t.bundle));
}

TEST_CASE("piles: a pile that is dissolved is open, and its cards lie free") {
  PileTable t;
  t.close(t.bundle);
  t.act(ops::place_card(t.board, t.loose, {{45, 0}, 0, {}}));
  t.act(ops::dissolve_island(t.board, t.bundle));
  CHECK(hidden_by(t.board, t.c(t.left)).nil());
  CHECK(t.least_gap() > 2.9);
}

TEST_CASE("piles: the plate of a pile grows away from what lies below it") {
  PileTable t;
  t.close(t.bundle);
  const Card before = t.c(t.left);
  const Size large{120, 40};
  t.act(
      {ops::Change<Island>{t.board.id, t.bundle,
                           Patch<Island>{}.set<&Island::plate_size>(large).set<&Island::plate_pos>(
                               ops::plate_place(t.board, t.bundle, large, 0))}});
  CHECK(near(before.pos, t.c(t.left).pos));
  CHECK(plate_shape_of(t.i(t.bundle)).bounds().max.y == doctest::Approx(-50));
}

TEST_CASE("index map: the outermost islands are piles, and none of them is changed") {
  PileTable t;
  const Id inner = t.island({0, 60}, t.bundle);
  const Id in_inner = t.card({0, 100}, inner);
  const Board before = t.board;
  t.act(ops::set_index_map(t.board, true));
  CHECK(ops::set_index_map(t.board, true).empty());
  CHECK(is_pile(t.board, t.bundle));
  CHECK(hidden_by(t.board, t.c(in_inner)) == t.bundle);
  CHECK(hidden_by(t.board, t.i(inner)) == t.bundle);
  CHECK(hidden_by(t.board, t.c(t.loose)).nil());
  CHECK_FALSE(t.i(t.bundle).closed);
  t.act(ops::set_index_map(t.board, false));
  CHECK_FALSE(is_pile(t.board, t.bundle));
  for (const auto& [id, card] : before.cards) CHECK(near(card.pos, t.c(id).pos));
}

TEST_CASE("index map: what came to lie there meanwhile makes room when it goes") {
  PileTable t;
  const Vec2 left = t.below(t.left, t.bundle);
  t.act(ops::set_index_map(t.board, true));
  t.act(ops::place_card(t.board, t.loose, {{-45, 0}, 0, {}}));
  t.act(ops::set_index_map(t.board, false));
  CHECK(near(left, t.below(t.left, t.bundle)));
  CHECK(t.least_gap() > 2.9);
}

TEST_CASE("index map: two islands that open onto one another come apart, each as it lay") {
  PileTable t;
  const Id other = t.island({0, 100});
  const Id third = t.card({-45, 160}, other);
  t.card({45, 160}, other);
  t.act(ops::set_index_map(t.board, true));
  t.act(ops::move_island(t.board, other, {10, -120}, 0, t.i(other).plate_pos, {}));
  const Vec2 left = t.below(t.left, t.bundle), below = t.below(third, other);
  t.act(ops::set_index_map(t.board, false));
  CHECK(near(left, t.below(t.left, t.bundle)));
  CHECK(near(below, t.below(third, other)));
  CHECK(t.least_gap() > 2.9);
}
