#include "ops/gather.h"

#include <doctest/doctest.h>

#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/session_text.h"

using namespace ops;
using namespace model;
using base::Rect;
using base::Vec2;

namespace {

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  Session session;
  Id board;

  Table() {
    session.id = ids.next();
    Board b;
    b.id = board = ids.next();
    session.boards[board] = b;
  }
  Board& b() { return session.boards.at(board); }
  Id card(Vec2 pos, Id island = {}) {
    Card c;
    c.id = ids.next();
    c.pos = pos;
    c.island = island;
    b().cards[c.id] = c;
    return c.id;
  }
  Id island(Vec2 plate, Id parent = {}) {
    Island i;
    i.id = ids.next();
    i.plate_pos = plate;
    i.parent = parent;
    b().islands[i.id] = i;
    return i.id;
  }
};

const Rect kCrowd{{-500, -300}, {500, 300}};

}  // namespace

TEST_CASE("gather: far cards come beside the crowd, as one action that can be taken back") {
  Table t;
  const Id near = t.card({0, 0}), far = t.card({50000, 0}), farther = t.card({-40000, 49000});
  Document doc(t.session);
  const std::string before = support::session_text(doc.session());
  REQUIRE(doc.apply_all(gather(doc.session().boards.at(t.board), {far, farther}, {}, kCrowd)).ok());
  const Board& b = doc.session().boards.at(t.board);
  CHECK(b.cards.at(near).pos == Vec2{0, 0});
  for (const Id id : {far, farther}) {
    CHECK(std::abs(b.cards.at(id).pos.x) < 1000);
    CHECK(std::abs(b.cards.at(id).pos.y) < 1000);
    CHECK_FALSE(shape_of(b.cards.at(id)).bounds().intersects(kCrowd));
  }
  CHECK_FALSE(
      shape_of(b.cards.at(far)).bounds().intersects(shape_of(b.cards.at(farther)).bounds()));
  doc.undo();
  CHECK(support::session_text(doc.session()) == before);
}

TEST_CASE("gather: an island comes whole with what lies in it; a card alone keeps its island") {
  Table t;
  const Id outer = t.island({40000, -100}), inner = t.island({40000, 300}, outer);
  const Id a = t.card({40000, 0}, outer), c = t.card({40100, 400}, inner);
  const Id home = t.island({0, -100}), stays = t.card({0, 0}, home),
           strayed = t.card({-45000, 0}, home);
  Document doc(t.session);
  REQUIRE(doc.apply_all(
                 gather(doc.session().boards.at(t.board), {a, c, strayed}, {outer, inner}, kCrowd))
              .ok());
  const Board& b = doc.session().boards.at(t.board);
  const Vec2 shift = b.cards.at(a).pos - Vec2{40000, 0};
  CHECK(base::distance(b.cards.at(c).pos, Vec2{40100, 400} + shift) < 0.01);
  CHECK(base::distance(b.islands.at(inner).plate_pos, Vec2{40000, 300} + shift) < 0.01);
  CHECK(std::abs(b.cards.at(c).pos.x) < 1500);
  CHECK(b.islands.at(inner).parent == outer);
  CHECK(b.cards.at(stays).pos == Vec2{0, 0});
  CHECK(b.cards.at(strayed).island == home);
  CHECK(std::abs(b.cards.at(strayed).pos.x) < 1500);
}

TEST_CASE("gather: ids that are gone meanwhile are passed over") {
  Table t;
  t.card({0, 0});
  CHECK(gather(t.b(), {t.ids.next()}, {t.ids.next()}, kCrowd).empty());
}
