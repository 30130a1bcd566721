#include "ops/island_copy.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "model/invariants.h"
#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using namespace model;
using base::Rect;

namespace {

/// A table with an island, one nested in it, four cards and lines.
struct Table {
  support::ManualClock clock;
  base::IdSource ids;
  ops::Document doc;
  Id board, island, inner, a, b, c, lone;

  explicit Table(std::uint64_t seed) : ids(clock, seed), doc(support::small_session(ids)) {
    board = doc.session().boards_in_order().front()->id;
  }
  void fill() {
    island = add_island("みどり", {0, -100}, {});
    inner = add_island("木", {200, -80}, island);
    a = add_card("花", {0, 0}, island);
    b = add_card("草", {80, 10}, island);
    c = add_card("もみじ", {200, 0}, inner);
    lone = add_card("一匹", {600, 0}, {});
    line(a, inner);
    line(a, lone);
    Vote vote;
    vote.id = ids.next();
    vote.target = island;
    vote.who = "花子";
    REQUIRE(doc.apply_all({ops::Add<Vote>{board, vote}}).ok());
  }
  Id add_island(const std::string& plate, Vec2 at, Id parent) {
    Island i;
    i.id = ids.next();
    i.plate = plate;
    i.plate_pos = at;
    i.parent = parent;
    i.number = parent.nil() ? 3 : 0;
    i.stop = 2;
    REQUIRE(doc.apply_all({ops::Add<Island>{board, i}}).ok());
    return i.id;
  }
  Id add_card(const std::string& text, Vec2 at, Id in, Place place = Place::table) {
    Card card;
    card.id = ids.next();
    card.text = text;
    card.pos = at;
    card.island = in;
    card.turn = 0.5;
    card.who = "花子";
    card.seat = "2";
    card.place = place;
    card.read = 1;
    card.z = top_z(doc.session().boards.at(board));
    REQUIRE(doc.apply_all({ops::Add<Card>{board, card}}).ok());
    return card.id;
  }
  void line(Id from, Id to) {
    Relation r;
    r.id = ids.next();
    r.from = from;
    r.to = to;
    r.kind = RelationKind::order;
    r.words = "だから";
    REQUIRE(doc.apply_all({ops::Add<Relation>{board, r}}).ok());
  }
  const Board& map() const { return doc.session().boards.at(board); }
  const Card& card(const std::string& text) const {
    for (const auto& [id, card] : map().cards)
      if (card.text == text) return card;
    FAIL("no such card");
    return map().cards.begin()->second;
  }
};

const ops::Sight kSight{{{-500, -300}, {500, 300}}, {}, 12};
ops::CopyArrival arrival(Table& at) { return {at.ids.next(), "三班", 77}; }

}  // namespace

TEST_CASE(
    "island copy: all in it comes along as it lay, under other ids, and nothing of who wrote it") {
  Table from(1), to(2);
  from.fill();
  const auto copy = ops::island_copy(from.map(), from.island, from.ids);
  CHECK(ops::cards_in_copy(copy) == 3);
  const auto came = ops::arrive(to.doc.session(), to.board, copy, arrival(to), kSight);
  REQUIRE(to.doc.apply_all(came.ops).ok());
  CHECK(broken_invariants(to.doc.session()).empty());
  CHECK(to.map().islands.size() == 2);
  const Island& island = to.map().islands.at(came.island);
  CHECK(island.plate == "みどり");
  CHECK(island.number == 0);
  CHECK(island.stop == 0);
  CHECK(to.card("花").island == came.island);
  CHECK(to.map().islands.at(to.card("もみじ").island).parent == came.island);
  CHECK(base::distance(to.card("草").pos - to.card("花").pos, {80, 10}) < 0.01);
  CHECK(base::distance(island.plate_pos - to.card("花").pos, {0, -100}) < 0.01);
  CHECK(to.card("花").turn == doctest::Approx(0.5));
  CHECK(to.card("もみじ").z > to.card("草").z);
  for (const auto& [id, card] : to.map().cards) {
    CHECK(card.who.empty());
    CHECK(card.seat.empty());
    CHECK(card.read == 0);
    CHECK(card.origin == "三班");
    CHECK(card.made == 77);
    CHECK_FALSE(from.map().cards.contains(id));
  }
  // The line to a card that is not in it stays behind, as all points do.
  REQUIRE(to.map().relations.size() == 1);
  CHECK(to.map().relations.begin()->second.words == "だから");
  CHECK(to.map().votes.empty());
  // One step takes it all back.
  REQUIRE(to.doc.undo());
  CHECK(to.map().islands.empty());
  CHECK(to.map().cards.empty());
}

TEST_CASE("island copy: cards that somebody writes or has put into the tray stay where they are") {
  Table from(1);
  from.fill();
  const auto count = [&] {
    return ops::cards_in_copy(ops::island_copy(from.map(), from.island, from.ids));
  };
  CHECK(count() == 3);
  REQUIRE(from.doc
              .apply_all({ops::Change<Card>{
                  from.board, from.a,
                  Patch<Card>{}.set<&Card::place>(Place::seat).set<&Card::island>(Id{})}})
              .ok());
  CHECK(count() == 2);
  CHECK(ops::island_copy(from.map(), from.ids.next(), from.ids).empty());
}

TEST_CASE("island copy: it comes to lie in sight where that is free, on nothing") {
  Table from(1), to(2);
  from.fill();
  for (int n = 0; n < 3; ++n) to.add_card("ここ", {-90.0 + 90 * n, 0}, {});
  const auto copy = ops::island_copy(from.map(), from.island, from.ids);
  const auto came = ops::arrive(to.doc.session(), to.board, copy, arrival(to), kSight);
  CHECK(ops::whole_in_sight(kSight, came.box));
  for (const auto& [id, card] : to.map().cards)
    CHECK_FALSE(shape_of(card).bounds().intersects(came.box));
}

TEST_CASE("island copy: where the table is full it lies beyond what is seen, still on nothing") {
  Table from(1), to(2);
  from.fill();
  for (int x = -6; x <= 6; ++x)
    for (int y = -6; y <= 6; ++y) to.add_card("ここ", {x * 80.0, y * 55.0}, {});
  const auto copy = ops::island_copy(from.map(), from.island, from.ids);
  const auto came = ops::arrive(to.doc.session(), to.board, copy, arrival(to), kSight);
  CHECK_FALSE(ops::whole_in_sight(kSight, came.box));
  for (const auto& [id, card] : to.map().cards)
    CHECK_FALSE(shape_of(card).bounds().intersects(came.box));
  REQUIRE(to.doc.apply_all(came.ops).ok());
}

TEST_CASE("island copy: the same sending twice is known, another one of the same island is not") {
  Table from(1), to(2);
  from.fill();
  const auto copy = ops::island_copy(from.map(), from.island, from.ids);
  const ops::CopyArrival first = arrival(to), second = arrival(to);
  CHECK_FALSE(ops::has_arrived(to.doc.session(), copy, first.request));
  REQUIRE(to.doc.apply_all(ops::arrive(to.doc.session(), to.board, copy, first, kSight).ops).ok());
  CHECK(ops::has_arrived(to.doc.session(), copy, first.request));
  CHECK_FALSE(
      to.doc.apply_all(ops::arrive(to.doc.session(), to.board, copy, first, kSight).ops).ok());
  CHECK_FALSE(ops::has_arrived(to.doc.session(), copy, second.request));
  REQUIRE(to.doc.apply_all(ops::arrive(to.doc.session(), to.board, copy, second, kSight).ops).ok());
  CHECK(to.map().islands.size() == 4);
  // At another table the same sending has other ids.
  Table third(3);
  const auto there = ops::arrive(third.doc.session(), third.board, copy, first, kSight);
  CHECK_FALSE(to.map().islands.contains(there.island));
}

TEST_CASE(
    "island copy: whoever sends what is no island changes nothing but what a copy may bring") {
  Table from(1), to(2);
  from.fill();
  const Id here = to.add_card("ここ", {0, 0}, {});
  ops::Ops wild = ops::island_copy(from.map(), from.island, from.ids);
  wild.push_back(ops::Remove<Card>{to.board, here});
  wild.push_back(ops::Change<Card>{to.board, here, Patch<Card>{}.set<&Card::text>("別")});
  Vote vote;
  vote.id = from.ids.next();
  vote.target = here;
  wild.push_back(ops::Add<Vote>{to.board, vote});
  Relation line;
  line.id = from.ids.next();
  line.from = here;
  line.to = from.a;
  wild.push_back(ops::Add<Relation>{to.board, line});
  const auto came = ops::arrive(to.doc.session(), to.board, wild, arrival(to), kSight);
  REQUIRE(to.doc.apply_all(came.ops).ok());
  CHECK(to.card("ここ").id == here);
  CHECK(to.map().votes.empty());
  CHECK(to.map().relations.size() == 1);
  CHECK(broken_invariants(to.doc.session()).empty());
  // No island, nothing; islands within one another, each on its own.
  CHECK(ops::arrive(to.doc.session(), to.board, {ops::Remove<Card>{to.board, here}}, arrival(to),
                    kSight)
            .ops.empty());
  Island one, other;
  one.id = from.ids.next();
  other.id = one.parent = from.ids.next();
  other.parent = one.id;
  Card stray;
  stray.id = from.ids.next();
  stray.island = from.ids.next();
  stray.text = "迷子";
  const auto circle = ops::arrive(
      to.doc.session(), to.board,
      {ops::Add<Island>{{}, one}, ops::Add<Island>{{}, other}, ops::Add<Card>{{}, stray}},
      arrival(to), kSight);
  REQUIRE(to.doc.apply_all(circle.ops).ok());
  CHECK(to.map().islands.contains(to.card("迷子").island));
  CHECK(broken_invariants(to.doc.session()).empty());
}

TEST_CASE("island copy: one of four hundred cards comes along whole") {
  Table from(1), to(2);
  from.island = from.add_island("大", {0, -100}, {});
  for (int n = 0; n < 400; ++n)
    from.add_card("札" + std::to_string(n), {(n % 20) * 80.0, (n / 20) * 55.0}, from.island);
  const auto copy = ops::island_copy(from.map(), from.island, from.ids);
  CHECK(ops::cards_in_copy(copy) == 400);
  for (int n = 0; n < 200; ++n) to.add_card("ここ", {(n % 20) * 80.0, (n / 20) * 55.0}, {});
  const auto came = ops::arrive(to.doc.session(), to.board, copy, arrival(to), kSight);
  REQUIRE(to.doc.apply_all(came.ops).ok());
  CHECK(to.map().cards.size() == 600);
}
