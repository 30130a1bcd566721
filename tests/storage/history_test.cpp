// Undo survives leaving and opening again.
#include "storage/history.h"

#include <doctest/doctest.h>

#include <chrono>

#include "model/kinds.h"
#include "storage/live_evening.h"
#include "support/random_walk.h"
#include "support/session_text.h"

using base::Id;
using model::Card;
using ops::Add;
using ops::Change;
using support::session_text;

namespace {

struct Evening : storage_test::LiveEvening {
  Id lay(const std::string& words) {
    Card card;
    card.id = ids.next();
    card.text = words;
    REQUIRE(doc().apply_all({Add<Card>{board, card}}).ok());
    return card.id;
  }
  void move(Id card, base::Vec2 to) {
    model::Patch<Card> patch;
    patch.set<&Card::pos>(to);
    REQUIRE(doc().apply_all({Change<Card>{board, card, patch}}).ok());
  }
  void open_again() {
    if (live) REQUIRE(live->close().ok());
    LiveEvening::open_again();
  }
};

}  // namespace

TEST_CASE("history: what was done before leaving is undone after opening, and redone") {
  Evening e;
  const Id a = e.lay("a");
  e.move(a, {10, 0});
  e.move(a, {20, 0});
  const std::string left = session_text(e.live->session());
  e.open_again();
  REQUIRE(e.doc().undo());
  CHECK(e.live->session().boards.at(e.board).cards.at(a).pos.x == 10);
  REQUIRE(e.doc().undo());
  // Left again in the middle of it.
  e.open_again();
  REQUIRE(e.doc().redo());
  REQUIRE(e.doc().redo());
  CHECK(session_text(e.live->session()) == left);
  CHECK_FALSE(e.doc().can_redo());
  e.move(a, {30, 0});
  e.open_again();
  for (int n = 0; n < 4; ++n) REQUIRE(e.doc().undo());
  CHECK_FALSE(e.doc().can_undo());
  CHECK(e.live->session().boards.at(e.board).cards.empty());
}

TEST_CASE(
    "history: an action of several ops is one step as before, an undo at once redone as well") {
  Evening e;
  const Id a = e.lay("a"), b = e.lay("b");
  model::Patch<Card> patch;
  patch.set<&Card::pos>({5, 5});
  REQUIRE(
      e.doc().apply_all({Change<Card>{e.board, a, patch}, Change<Card>{e.board, b, patch}}).ok());
  e.doc().undo();
  e.doc().redo();
  e.open_again();
  REQUIRE(e.doc().undo());
  const auto& cards = e.live->session().boards.at(e.board).cards;
  CHECK(cards.at(a).pos == base::Vec2{});
  CHECK(cards.at(b).pos == base::Vec2{});
  REQUIRE(e.doc().undo());
  CHECK(cards.size() == 1);
}

TEST_CASE("history: what is written at a seat stays beside it") {
  Evening e;
  e.lay("a");
  Card seat;
  seat.id = e.ids.next();
  seat.place = model::Place::seat;
  seat.seat = "1";
  REQUIRE(e.doc().apply_aside(Add<Card>{e.board, seat}).ok());
  model::Patch<Card> patch;
  patch.set<&Card::text>("typed");
  REQUIRE(e.doc().apply_aside(Change<Card>{e.board, seat.id, patch}).ok());
  e.open_again();
  REQUIRE(e.doc().undo());
  CHECK_FALSE(e.doc().can_undo());
  CHECK(e.live->session().boards.at(e.board).cards.at(seat.id).text == "typed");
}

TEST_CASE("history: an undo that made room for what came back is told again as one") {
  Evening e;
  const Id a = e.lay("a"), b = e.lay("b");
  e.move(a, {10, 0});
  const auto aside = [&](const ops::Ops&) {
    model::Patch<Card> patch;
    patch.set<&Card::pos>(base::Vec2{300, 0});
    return ops::Ops{Change<Card>{e.board, b, patch}};
  };
  REQUIRE(e.doc().undo(aside));
  REQUIRE(e.doc().can_redo());
  e.open_again();
  const auto& cards = e.live->session().boards.at(e.board).cards;
  CHECK(cards.at(b).pos == base::Vec2{300, 0});
  REQUIRE(e.doc().redo());
  CHECK(cards.at(a).pos == base::Vec2{10, 0});
  CHECK(cards.at(b).pos == base::Vec2{});
  REQUIRE(e.doc().undo());
  CHECK(cards.at(a).pos == base::Vec2{});
  CHECK(cards.at(b).pos == base::Vec2{300, 0});
}

TEST_CASE("history: after a damaged, missing or foreign journal there is nothing to undo") {
  Evening e;
  const Id a = e.lay("a");
  e.move(a, {10, 0});
  REQUIRE(e.live->close().ok());
  e.live.reset();
  SUBCASE("missing") { REQUIRE(e.files.remove("/s/evening.journal").ok()); }
  SUBCASE("damaged") {
    auto text = e.files.read("/s/evening.journal", 1 << 20);
    REQUIRE(text.ok());
    const auto at = text->find("\"pos\":[10");
    REQUIRE(at != text->npos);
    text->replace(at, 12, "############");
    REQUIRE(base::write_atomically(e.files, "/s/evening.journal", *text).ok());
  }
  SUBCASE("the session file was edited") {
    auto text = e.files.read(e.path, 1 << 20);
    REQUIRE(text.ok());
    text->replace(text->find("\"text\": \"a\""), 11, "\"text\": \"b\"");
    REQUIRE(base::write_atomically(e.files, e.path, *text).ok());
  }
  e.open_again();
  CHECK_FALSE(e.doc().can_undo());
  CHECK(e.live->session().boards.at(e.board).cards.size() == 1);
}

TEST_CASE("history: a long evening gives its last actions, in bounded time") {
  Evening e;
  const Id a = e.lay("a");
  for (int n = 0; n < 10000; ++n) e.move(a, {n * 0.5, 1});
  const auto begun = std::chrono::steady_clock::now();
  e.open_again();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  MESSAGE("leaving and opening with 10,000 ops: ", took.count(), " s");
  std::size_t undone = 0;
  while (e.doc().undo()) ++undone;
  CHECK(undone == storage::kMostActions);
  CHECK(e.live->session().boards.at(e.board).cards.at(a).pos.x == 9499 * 0.5);
}
