#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "model/invariants.h"
#include "ops/document.h"
#include "ops/op_line.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/session_text.h"

using namespace model;
using ops::Op;
using support::session_text;

namespace {
struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  Id board = doc.session().boards.begin()->first;

  const Board& b() const { return doc.session().boards.at(board); }
  Id card(const char* text) {
    Card c;
    c.id = ids.next();
    c.text = text;
    REQUIRE(doc.apply(ops::Add<Card>{board, c}, doc.new_action()).ok());
    return c.id;
  }
};
}  // namespace

TEST_CASE("history: undo brings a changed card back, redo changes it again") {
  Table t;
  const Id id = t.card("一枚目");
  const auto step = t.doc.new_action();
  REQUIRE(t.doc.apply(ops::Change<Card>{t.board, id, Patch<Card>{}.set<&Card::pos>({10, 20})}, step)
              .ok());
  REQUIRE(t.doc.apply(ops::Change<Card>{t.board, id, Patch<Card>{}.set<&Card::pos>({30, 20})}, step)
              .ok());
  CHECK(t.b().cards.at(id).pos == Vec2{30, 20});
  CHECK(t.doc.undo());
  CHECK(t.b().cards.at(id).pos == Vec2{0, 0});
  CHECK(t.doc.redo());
  CHECK(t.b().cards.at(id).pos == Vec2{30, 20});
  CHECK(t.doc.undo());
  CHECK(t.doc.undo());
  CHECK(t.b().cards.empty());
  CHECK_FALSE(t.doc.undo());
}

TEST_CASE("history: steps of two people interleave and are undone one by one") {
  Table t;
  const Id a = t.card("A"), b = t.card("B");
  const auto one = t.doc.new_action(), two = t.doc.new_action();
  const auto move = [&](Id id, double x, ops::ActionId s) {
    REQUIRE(
        t.doc.apply(ops::Change<Card>{t.board, id, Patch<Card>{}.set<&Card::pos>({x, 0})}, s).ok());
  };
  move(a, 1, one);
  move(b, 1, two);
  move(a, 2, one);
  t.doc.undo();
  CHECK(t.b().cards.at(b).pos.x == 0);
  CHECK(t.b().cards.at(a).pos.x == 2);
  t.doc.undo();
  CHECK(t.b().cards.at(a).pos.x == 0);
}

TEST_CASE("history: what one thing went through is taken back in the order it happened") {
  Table t;
  const Id a = t.card("A"), b = t.card("B");
  const auto writing = t.doc.new_action(), moving = t.doc.new_action();
  const auto change = [&](Id id, Patch<Card> patch, ops::ActionId step) {
    REQUIRE(t.doc.apply_all({ops::Change<Card>{t.board, id, patch}}, step).ok());
  };
  const auto write = [&](Id id, const char* text, Size size) {
    change(id, Patch<Card>{}.set<&Card::text>(text).set<&Card::size>(size), writing);
  };
  write(a, "長", {75, 50});
  write(b, "B", {75, 60});
  change(a, Patch<Card>{}.set<&Card::pos>({200, 0}), moving);
  write(a, "長い意見", {75, 90});  // grew where it was moved to
  write(a, "長い意見です", {75, 120});
  write(b, "Bも", {75, 70});  // nobody else touched this one
  CHECK(t.doc.undo());
  CHECK(t.b().cards.at(a).text == "長");
  CHECK(t.b().cards.at(a).pos == Vec2{200, 0});
  CHECK(t.doc.undo());
  CHECK(t.b().cards.at(a).pos == Vec2{0, 0});
  CHECK(t.b().cards.at(a).size == Size{75, 50});
  CHECK(t.doc.undo());
  CHECK(t.b().cards.at(a).text == "A");
  CHECK(t.b().cards.at(b).text == "B");
  for (int n = 0; n < 3; ++n) CHECK(t.doc.redo());
  CHECK(t.b().cards.at(a).text == "長い意見です");
  CHECK(t.b().cards.at(a).pos == Vec2{200, 0});
  CHECK(t.b().cards.at(b).text == "Bも");
}

TEST_CASE("history: an action is applied whole or not at all, and then nobody hears of any of it") {
  Table t;
  const Id a = t.card("a");
  t.doc.undo();
  t.doc.redo();
  REQUIRE(
      t.doc.apply_all({ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::text>("1")}}).ok());
  t.doc.undo();
  REQUIRE(t.doc.can_redo());
  int heard = 0;
  t.doc.subscribe([&](const ops::Op&, ops::ActionId) { ++heard; });
  const ops::ActionId step = t.doc.new_action();
  const auto half =
      t.doc.apply_all({ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::text>("2")},
                       ops::Remove<Card>{t.board, t.ids.next()}},
                      step);
  CHECK_FALSE(half.ok());
  CHECK(heard == 0);
  CHECK(t.doc.session().boards.at(t.board).cards.at(a).text != "2");
  REQUIRE(t.doc.can_redo());
  REQUIRE(t.doc.redo());
  CHECK(t.doc.session().boards.at(t.board).cards.at(a).text == "1");
  // Part of a step: it is taken back with what came before it in that step.
  const auto say = [&](const char* words) {
    return t.doc.apply_all({ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::text>(words)}},
                           step);
  };
  REQUIRE(say("3").ok());
  REQUIRE(say("4").ok());
  CHECK(heard == 3);
  t.doc.undo();
  CHECK(t.doc.session().boards.at(t.board).cards.at(a).text == "1");
}

TEST_CASE("history: a new action empties the redo list") {
  Table t;
  t.card("A");
  t.doc.undo();
  CHECK(t.doc.can_redo());
  t.card("B");
  CHECK_FALSE(t.doc.can_redo());
}

TEST_CASE("history: a group with a refused op leaves nothing behind") {
  Table t;
  const Id a = t.card("A");
  const std::string before = session_text(t.doc.session());
  const auto r =
      t.doc.apply_all({ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::text>("X")},
                       ops::Remove<Card>{t.board, t.ids.next()}});
  CHECK_FALSE(r.ok());
  CHECK(session_text(t.doc.session()) == before);
  CHECK_FALSE(t.doc.can_redo());
}

TEST_CASE("op: what would break an invariant is refused and changes nothing") {
  Table t;
  const Id a = t.card("A");
  Island i;
  i.id = t.ids.next();
  REQUIRE(t.doc.apply(ops::Add<Island>{t.board, i}, t.doc.new_action()).ok());
  REQUIRE(t.doc
              .apply(ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::island>(i.id)},
                     t.doc.new_action())
              .ok());
  const std::string before = session_text(t.doc.session());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Card copy = t.b().cards.at(a);
  Card bad_text = copy;
  bad_text.id = t.ids.next();
  bad_text.text = "\xff\xfe";
  const std::vector<Op> bad{
      ops::Add<Card>{t.board, copy},       // id in use
      ops::Add<Card>{t.board, bad_text},   // not UTF-8
      ops::Add<Card>{t.ids.next(), copy},  // no such board
      ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::pos>({nan, 0})},
      ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::pos>({1e9, 0})},
      ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::turn>(7.0)},
      ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::size>({0, 50})},
      ops::Change<Card>{t.board, a, Patch<Card>{}.set<&Card::island>(t.ids.next())},
      ops::Change<Card>{t.board, a,
                        Patch<Card>{}.set<&Card::place>(Place::tray)},  // still on an island
      ops::Change<Island>{t.board, i.id,
                          Patch<Island>{}.set<&Island::parent>(i.id)},  // within itself
      ops::Remove<Island>{t.board, i.id},                               // holds a card
      ops::Add<Relation>{t.board, {t.ids.next(), RelationKind::same, a, a, "", 0, {}}},
      ops::Add<Vote>{t.board, {t.ids.next(), t.ids.next(), 1, "", 0, {}}},
      ops::Change<Board>{{}, t.board, Patch<Board>{}.set<&Board::question>(t.ids.next())},
      ops::Remove<Board>{{}, t.board},
      ops::Change<Session>{{}, t.ids.next(), {}},
  };
  for (const Op& op : bad) {
    CAPTURE(ops::to_json_line(op));
    CHECK_FALSE(t.doc.apply(op, t.doc.new_action()).ok());
    CHECK(session_text(t.doc.session()) == before);
  }
}

TEST_CASE("op: islands cannot be nested in a ring or too deep") {
  Table t;
  std::vector<Id> chain;
  for (int n = 0; n < kMaxDepth + 3; ++n) {
    Island i;
    i.id = t.ids.next();
    i.parent = chain.empty() ? Id{} : chain.back();
    if (!t.doc.apply(ops::Add<Island>{t.board, i}, t.doc.new_action())) break;
    chain.push_back(i.id);
  }
  CHECK(chain.size() >= std::size_t(kMaxDepth));
  CHECK(chain.size() <= std::size_t(kMaxDepth) + 1);
  CHECK_FALSE(t.doc
                  .apply(ops::Change<Island>{t.board, chain.front(),
                                             Patch<Island>{}.set<&Island::parent>(chain[3])},
                         t.doc.new_action())
                  .ok());
  CHECK(broken_invariants(t.doc.session()).empty());
}

TEST_CASE(
    "op: random walks keep the invariants; every op survives JSON; undoing all gives the start") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    Table t;
    std::mt19937 random(seed);
    const std::string start = session_text(t.doc.session());
    Session replayed = t.doc.session();
    int refused_lines = 0;
    t.doc.subscribe([&](const Op& op, ops::ActionId) {
      const auto read = ops::from_json_line(ops::to_json_line(op));
      REQUIRE(read.ok());
      if (!ops::apply(replayed, *read)) ++refused_lines;
    });
    for (int n = 0; n < 700; ++n) {
      if (random() % 9 == 0) {
        t.doc.undo();
      } else if (random() % 17 == 0) {
        t.doc.redo();
      } else {
        (void)t.doc.apply_all(support::random_action(t.doc.session(), random, t.ids));
      }
      if (n % 50 == 0) {
        const auto broken = broken_invariants(t.doc.session());
        CAPTURE(broken.empty() ? "" : broken.front());
        REQUIRE(broken.empty());
      }
    }
    CHECK(t.b().cards.size() > 20);
    CHECK(refused_lines == 0);
    CHECK(session_text(replayed) == session_text(t.doc.session()));
    const std::string end = session_text(t.doc.session());
    int steps = 0;
    while (t.doc.undo()) ++steps;
    CHECK(session_text(t.doc.session()) == start);
    while (t.doc.redo()) --steps;
    CHECK(session_text(t.doc.session()) != start);
    (void)end;
  }
}

TEST_CASE("op: unreadable lines say what is wrong") {
  for (const char* line :
       {"", "{", "[]", R"({"do":"add"})", R"({"do":"fly","what":"card","id":null})",
        R"({"do":"add","what":"card"})", R"({"do":"change","what":"card","id":"x","set":{}})",
        R"({"do":"change","what":"card","set":{"nope":1}})",
        R"({"do":"change","what":"card","set":{"pos":"here"}})",
        R"({"do":"add","what":"session","item":{}})", R"({"do":"remove","what":"ghost"})"}) {
    CAPTURE(line);
    const auto r = ops::from_json_line(line);
    REQUIRE_FALSE(r.ok());
    CHECK(r.error().message.english().size() > 10);
  }
}

TEST_CASE("op: unknown fields of an added thing survive the journal") {
  const auto op = ops::from_json_line(
      R"({"do":"add","what":"card","board":null,"item":{"id":"0197c2a4-0000-7000-8000-000000000001","text":"あ","photo":[1,2]}})");
  REQUIRE(op.ok());
  CHECK(ops::to_json_line(*op).find(R"("photo":[1,2])") != std::string::npos);
}

TEST_CASE(
    "op: ink is kept as the journal writes it, undone, and refused where it lies off the card") {
  support::ManualClock clock;
  base::IdSource ids(clock, 5);
  Session s = support::small_session(ids);
  const Id board = s.boards.begin()->first;
  Card card;
  card.id = ids.next();
  REQUIRE(ops::apply(s, ops::Add<Card>{board, card}).ok());
  const auto write = [&](std::vector<InkStroke> ink) {
    return ops::Change<Card>{board, card.id, Patch<Card>{}.set<&Card::ink>(std::move(ink))};
  };
  const auto now = [&] { return s.boards.at(board).cards.at(card.id).ink; };
  const auto inverse = ops::apply(s, write({{0.7049, {{1.2345, -2.0001}, {3, 4}}}}));
  REQUIRE(inverse.ok());
  const std::vector<InkStroke> kept{{0.7, {{1.23, -2}, {3, 4}}}};
  CHECK(now() == kept);
  const auto again = ops::from_json_line(ops::to_json_line(write(now())));
  REQUIRE(again.ok());
  CHECK(*std::get<ops::Change<Card>>(*again).set.get<&Card::ink>() == kept);
  CHECK_FALSE(ops::apply(s, write({{0.7, {{1, 1}}}, {0.7, {{90, 0}}}})).ok());
  CHECK(now() == kept);
  CHECK(ops::apply(s, *inverse).ok());
  CHECK(now().empty());
  // A line that is half ink is refused whole: an op must not be half understood.
  CHECK_FALSE(ops::from_json_line(R"({"do":"change","what":"card","set":{"ink":[[0.7,1]]}})").ok());
}
