#include "ops/twins.h"

#include "model/invariants.h"
#include "ops/copies.h"
#include "ops/document.h"
#include "room_table.h"

using namespace support;

namespace {

struct TwinTable : RoomTable {
  Id said(Vec2 pos, Id island = {}) {
    const Id id = card(pos, island);
    board.cards[id].text = "バスが少ない";
    return id;
  }
  Id twin(Id card) {
    const ops::Twin made = ops::make_twin(board, card, ids, 5);
    lay(made.ops, {});
    return made.id;
  }
};

}  // namespace

TEST_CASE("twins: a twin says the same, lies free beside its card, and both know each other") {
  TwinTable t;
  const Id first = t.said({0, 0});
  t.said({81, 0});
  const Id second = t.twin(first);
  const Card &a = t.board.cards.at(first), &b = t.board.cards.at(second);
  CHECK(a.twin == second);
  CHECK(b.twin == first);
  CHECK(b.text == a.text);
  CHECK(b.size == a.size);
  CHECK(b.island.nil());
  CHECK(t.least_gap() > 2.9);
}

TEST_CASE("twins: of a card in an island the twin lies outside of it") {
  TwinTable t;
  const Id bundle = t.island({0, -60});
  const Id first = t.said({-45, 0}, bundle);
  t.said({45, 0}, bundle);
  const Id second = t.twin(first);
  CHECK(t.board.cards.at(second).island.nil());
  CHECK(t.box(second).min.y > t.box(first).max.y + 8);  // on the nearest side, beyond its line
}

TEST_CASE("twins: a card has one twin, and none that says nothing or is away") {
  TwinTable t;
  const Id first = t.said({0, 0}), empty = t.card({100, 0}), away = t.said({200, 0});
  t.board.cards[away].place = Place::tray;
  t.twin(first);
  CHECK(ops::make_twin(t.board, first, t.ids, 0).ops.empty());
  CHECK(ops::make_twin(t.board, empty, t.ids, 0).ops.empty());
  CHECK(ops::make_twin(t.board, away, t.ids, 0).ops.empty());
  CHECK(ops::make_twin(t.board, t.board.id, t.ids, 0).ops.empty());
}

TEST_CASE("twins: taking one away frees the other; making one is undone as one") {
  TwinTable t;
  const Id first = t.said({0, 0}), second = t.twin(first);
  Session s;
  s.id = t.ids.next();
  s.boards[t.board.id] = t.board;
  ops::Document doc(s);
  REQUIRE(doc.apply_all(ops::remove_card(t.board, second)));
  CHECK(doc.session().boards.at(t.board.id).cards.at(first).twin.nil());
  CHECK(broken_invariants(doc.session()).empty());
  REQUIRE(doc.undo());
  CHECK(doc.session().boards.at(t.board.id).cards.at(first).twin == second);
  CHECK(broken_invariants(doc.session()).empty());
  REQUIRE(doc.apply_all(ops::free_twin(doc.session().boards.at(t.board.id), first)));
  CHECK(doc.session().boards.at(t.board.id).cards.at(second).twin.nil());
  CHECK(ops::free_twin(doc.session().boards.at(t.board.id), first).empty());
  CHECK(broken_invariants(doc.session()).empty());
}

TEST_CASE("twins: a copy for another question is nobody's twin") {
  TwinTable t;
  const Id first = t.said({0, 0});
  t.twin(first);
  Board other;
  other.id = t.ids.next();
  const ops::Ops copied = ops::copies_on(other, t.board, {first}, t.ids, 0);
  REQUIRE(copied.size() == 1);
  CHECK(std::get<ops::Add<Card>>(copied.front()).item.twin.nil());
}
