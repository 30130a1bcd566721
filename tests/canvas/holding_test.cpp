#include "canvas/holding.h"

#include <doctest/doctest.h>

#include "base/clock.h"
#include "canvas/scene.h"
#include "support/typesetter.h"

using namespace canvas;

namespace {

ItemRef card_of(int n) {
  ItemRef ref;
  ref.id.bytes[15] = std::uint8_t(n);
  return ref;
}

}  // namespace

TEST_CASE("holding: what one hand has no other takes; each lets go of its own") {
  Holding holding;
  const ItemRef island{ItemKind::plate, card_of(9).id};
  CHECK(holding.take(card_of(1), {card_of(1)}) == std::vector<ItemRef>{card_of(1)});
  CHECK(holding.take(island, {card_of(1), card_of(2), card_of(3)}) ==
        std::vector<ItemRef>{card_of(2), card_of(3)});
  CHECK(holding.all().back().root == island);
  holding.set_pose(island, {{5, 0}, 0, {}});
  CHECK(holding.pose_of(card_of(3))->shift.x == 5);
  CHECK(holding.pose_of(card_of(1))->shift.x == 0);
  holding.set_in_hand(island, false);
  CHECK_FALSE(holding.in_hand(card_of(2)));
  CHECK(holding.in_hand(card_of(1)));
  model::Relation r;
  r.from = card_of(7).id;
  r.to = card_of(3).id;
  CHECK(holding.touches(r));
  CHECK(holding.let_go(card_of(1)) == std::vector<ItemRef>{card_of(1)});
  CHECK(holding.let_go(card_of(1)).empty());
  CHECK_FALSE(holding.is_held(card_of(1)));
  CHECK(holding.pose_of(card_of(3))->shift.x == 5);
  CHECK(holding.let_go(island).size() == 2);
  CHECK_FALSE(holding.touches(r));
  CHECK(holding.empty());
}

TEST_CASE("held: what changes, or is let go and taken again, is drawn as it is now") {
  const auto typesetter = support::shared_typesetter();
  model::Board board;
  const auto card = [&](int n, Vec2 pos) {
    model::Card c;
    c.id = card_of(n).id;
    c.pos = pos;
    c.z = n;
    board.cards[c.id] = c;
  };
  card(1, {0, 0});
  card(2, {0, 10});
  card(3, {400, 0});
  model::Island island;
  island.id = card_of(9).id;
  island.plate_pos = {0, -60};
  board.islands[island.id] = island;
  for (const int n : {1, 2}) board.cards.at(card_of(n).id).island = island.id;
  Scene scene(*typesetter, Look{});
  scene.show(&board);
  const ItemRef root{ItemKind::island, island.id};
  scene.hold(root);
  const auto count = [&](const char* what) {
    DrawList list;
    std::vector<Rect> bounds;
    scene.paint_held(4, list, bounds);
    const std::string text = to_text(list);
    std::size_t n = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
    return n;
  };
  CHECK(count("75x50") == 2);
  // A relation to it comes and goes while it is held.
  model::Relation r;
  r.id = card_of(20).id;
  r.kind = model::RelationKind::close;
  r.from = card_of(3).id;
  r.to = card_of(1).id;
  const std::size_t lines = count("stroke");
  board.relations[r.id] = r;
  scene.changed(ItemKind::relation, r.id);
  CHECK(count("stroke") == lines + 1);
  board.relations.clear();
  scene.changed(ItemKind::relation, r.id);
  CHECK(count("stroke") == lines);
  // So does a card of it.
  board.cards.at(card_of(2).id).place = model::Place::tray;
  scene.changed(ItemKind::card, card_of(2).id);
  CHECK(count("75x50") == 1);
  scene.let_go(root);
  CHECK(count("75x50") == 0);
  board.cards.at(card_of(2).id).place = model::Place::table;
  scene.changed(ItemKind::card, card_of(2).id);
  scene.hold(card_of(2));
  scene.hold(root);
  CHECK(count("75x50") == 2);
}
