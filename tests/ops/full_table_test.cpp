#include <doctest/doctest.h>

#include <random>

#include "model/invariants.h"
#include "ops/document.h"
#include "ops/room_table.h"
#include "support/session_text.h"

using namespace model;
using base::Id;
using base::Rect;
using support::session_text;
using Table = support::RoomTable;

namespace {

constexpr double kNear = ops::kApart - 0.05;

void check_all_in_reach(const Table& t) {
  for (const ops::Body& b : ops::bodies_of(t.board)) {
    CHECK(ops::whole_in_sight(t.sight, b.now.bounds()));
    CHECK(ops::in_reach(t.sight, b.now));
  }
}

}  // namespace

TEST_CASE(
    "full table: for one more card others go beyond what is seen, and the view has to follow") {
  Table t;
  t.fill(6, 4, {78.3, 53.3});
  const Board before = t.board;
  const double width = t.sight.table.width();
  const Id laid = t.lay({1, 1});
  CHECK(t.sight.table.width() > width + 1);
  CHECK(t.sight.table.width() < width * 1.5);
  CHECK(t.least_gap() >= kNear);
  check_all_in_reach(t);
  CHECK(base::distance(t.board.cards.at(laid).pos, {1, 1}) < 80);
  for (const auto& [id, c] : before.cards)
    CHECK(base::distance(c.pos, t.board.cards.at(id).pos) < 120);
}

TEST_CASE("full table: card after card, a plate and an island find room, under no panel") {
  Table t;
  t.sight.covered = {{{-100, 60}, {120, 130}}, {{-250, -130}, {-230, -60}}};
  for (int i = 0; i < 30; ++i) {
    t.lay({double(i % 5) * 20, 20});
    CHECK(t.least_gap() >= kNear);
  }
  check_all_in_reach(t);
  std::vector<Id> three;
  for (const auto& [id, c] : t.board.cards)
    if (three.size() < 3) three.push_back(id);
  const auto made = ops::make_island(t.board, three, {}, 0, t.ids, 1);
  t.lay(made.ops, {});
  CHECK(t.least_gap() >= kNear);
  check_all_in_reach(t);
}

TEST_CASE("full table: cards that come at once lie apart from one another, too") {
  Table t;
  t.fill(6, 4, {78.3, 53.3});
  ops::Ops list;
  for (int i = 0; i < 5; ++i)
    list.push_back(ops::Add<Card>{t.board.id, t.make({i * 6.0, i * 6.0})});
  t.lay(list, {});
  CHECK(t.least_gap() >= kNear);
  check_all_in_reach(t);
}

TEST_CASE("full table: round what somebody holds, however it lies in the way") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    Table t;
    t.fill(6, 4, {78.3, 53.3});
    std::mt19937 random(seed);
    std::set<Id> held;
    for (const auto& [id, c] : t.board.cards)
      if (random() % 3 == 0) held.insert(id);
    const Board before = t.board;
    t.lay({double(random() % 400) - 200, double(random() % 200) - 100}, held);
    for (const Id id : held) CHECK(t.board.cards.at(id).pos == before.cards.at(id).pos);
    CHECK(t.least_gap() >= kNear);
    check_all_in_reach(t);
  }
}

TEST_CASE("full table: what lies out of sight stays so, and nothing is laid on it") {
  Table t;
  t.fill(6, 4, {78.3, 53.3});
  const Id far = t.card({600, 0}), beside = t.card({300, 0});
  t.lay({1, 1});
  CHECK(t.board.cards.at(far).pos == Vec2{600, 0});
  CHECK(base::distance(t.board.cards.at(beside).pos, {300, 0}) < 60);
  CHECK(t.least_gap() >= kNear);
}

TEST_CASE(
    "back: what comes back lies exactly where it lay where nothing is there, near others or not") {
  Table t;
  t.card({0, 0});
  Card c = t.make({76, 0});
  ops::Making back;
  back.back = true;
  t.lay({ops::Add<Card>{t.board.id, c}}, back);
  CHECK(t.board.cards.at(c.id).pos == Vec2{76, 0});
}

TEST_CASE(
    "back: where its place is taken it lies beside, out of sight and under panels it does not") {
  Table t;
  t.sight.covered = {{{-100, 60}, {120, 130}}};
  const Id there = t.card({0, 0});
  ops::Making back;
  back.back = true;
  for (const Vec2 at : {Vec2{10, 5}, Vec2{2000, 0}, Vec2{0, 100}}) {
    const Card c = t.make(at);
    t.lay({ops::Add<Card>{t.board.id, c}}, back);
    CHECK(t.least_gap() >= kNear);
  }
  CHECK(base::distance(t.board.cards.at(there).pos, {0, 0}) < 60);
  check_all_in_reach(t);
}

TEST_CASE(
    "grown: a card that is written longer stays about where it is, and its neighbours give way") {
  Table t;
  t.fill(3, 3, {80, 55});
  Id middle;
  for (const auto& [id, c] : t.board.cards)
    if (c.pos == Vec2{0, 0}) middle = id;
  const Board before = t.board;
  const base::TurnedRect lay = shape_of(t.board.cards.at(middle));
  t.board.cards.at(middle).size = {75, 90};
  ops::Making grown;
  grown.grown[middle] = lay;
  t.lay({}, grown);
  CHECK(t.least_gap() >= kNear);
  CHECK(base::distance(t.board.cards.at(middle).pos, {0, 0}) < 12);
  int moved = 0;
  for (const auto& [id, c] : before.cards) moved += c.pos == t.board.cards.at(id).pos ? 0 : 1;
  CHECK(moved >= 2);
  // Where it has room nothing moves; and what it lay on before it may lie on.
  const Board now = t.board;
  t.lay({}, grown);
  for (const auto& [id, c] : now.cards) CHECK(t.board.cards.at(id).pos == c.pos);
  const Id on = t.card(t.board.cards.at(middle).pos + Vec2{8, 8});
  grown.grown = {{middle, shape_of(t.board.cards.at(middle))}};
  const Vec2 lies = t.board.cards.at(on).pos;
  t.lay({}, grown);
  CHECK(t.board.cards.at(on).pos == lies);
}

TEST_CASE("back: an undo with room made in it is redone and undone again to the very same tables") {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  Session s;
  s.id = ids.next();
  Board board;
  board.id = ids.next();
  s.boards[board.id] = board;
  ops::Document doc{s};
  const auto b = [&]() -> const Board& { return doc.session().boards.begin()->second; };
  Card first;
  first.id = ids.next();
  REQUIRE(doc.apply_all({ops::Add<Card>{board.id, first}}).ok());
  const auto away = doc.new_action();
  REQUIRE(doc.apply_all(ops::card_to_tray(b(), first.id), away).ok());
  // Beside the history something has come to lie there.
  Card other;
  other.id = ids.next();
  REQUIRE(doc.apply_aside(ops::Add<Card>{board.id, other}).ok());
  const std::string before = session_text(doc.session());
  const ops::Document::Besides besides = [&](const ops::Ops& own) {
    ops::Making back;
    back.back = true;
    ops::Ops all = ops::with_room(b(), own, back, {{{-250, -130}, {250, 130}}, {}, 12}).ops;
    all.erase(all.begin(), all.begin() + std::ptrdiff_t(own.size()));
    return all;
  };
  CHECK(doc.stands(away));
  REQUIRE(doc.undo(besides));
  CHECK_FALSE(doc.stands(away));
  const std::string undone = session_text(doc.session());
  CHECK(b().cards.at(other.id).pos == Vec2{});
  CHECK(ops::gap_between(shape_of(b().cards.at(first.id)), shape_of(b().cards.at(other.id))).mm >=
        kNear);
  REQUIRE(doc.redo(besides));
  CHECK(session_text(doc.session()) == before);
  REQUIRE(doc.undo(besides));
  CHECK(session_text(doc.session()) == undone);
  CHECK(broken_invariants(doc.session()).empty());
}
