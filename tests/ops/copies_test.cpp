#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/copies.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;

TEST_CASE("copies: cards lie for another question too, as they lay, on nothing and in no island") {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  Board second;
  second.id = ids.next();
  second.order = 1;
  REQUIRE(doc.apply_all({ops::Add<Board>{{}, second}}).ok());
  const Id here = doc.session().boards_in_order()[0]->id, there = second.id;
  const auto board = [&](Id id) -> const Board& { return doc.session().boards.at(id); };
  const auto card = [&](Id on, Vec2 pos, const char* text) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.text = text;
    c.color = PaperColor::sky;
    c.turn = 0.5;
    c.z = top_z(board(on));
    c.alone = 1;
    REQUIRE(doc.apply_all({ops::Add<Card>{on, c}}).ok());
    return c.id;
  };
  const Id a = card(here, {0, 0}, "A"), b = card(here, {100, 10}, "B");
  card(there, {20, 0}, "already here");
  const auto before = board(here).cards.size(), lay = board(there).cards.size();
  REQUIRE(
      doc.apply_all(ops::copies_on(board(there), board(here), {a, ids.next(), b}, ids, 77)).ok());
  CHECK(broken_invariants(doc.session()).empty());
  CHECK(board(here).cards.size() == before);
  CHECK(board(there).cards.size() == lay + 2);
  std::map<std::string, Card> copies;
  for (const auto& [id, c] : board(there).cards)
    if (c.made == 77) copies[c.text] = c;
  REQUIRE(copies.size() == 2);
  CHECK(copies["A"].turn == doctest::Approx(0.5));
  CHECK(copies["A"].color == PaperColor::sky);
  CHECK(copies["A"].alone == 0);
  CHECK(base::distance(copies["B"].pos - copies["A"].pos, {100, 10}) < 0.01);
  for (const auto& [text, copy] : copies)
    for (const auto& [id, c] : board(there).cards)
      if (c.made != 77) CHECK_FALSE(shape_of(copy).bounds().intersects(shape_of(c).bounds()));
  doc.undo();
  CHECK(board(there).cards.size() == lay);
}
