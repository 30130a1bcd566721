#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/document.h"
#include "ops/op_line.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/session_text.h"

using namespace model;
using support::session_text;

namespace {

struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 7};
  ops::Document doc{support::small_session(ids)};
  Id board = doc.session().boards.begin()->first;
  std::vector<Id> cards;
  Id inquiry;

  Table() {
    Inquiry asked;
    asked.id = inquiry = ids.next();
    REQUIRE(apply(ops::Add<Inquiry>{{}, asked}));
    for (int n = 0; n < 2; ++n) {
      Card c;
      c.id = cards.emplace_back(ids.next());
      REQUIRE(apply(ops::Add<Card>{board, c}));
    }
  }
  bool apply(const ops::Op& op) { return doc.apply(op, doc.new_action()).ok(); }

  /// One that can be added; what it must name are the cards, or what was asked.
  template <class T>
  T new_thing() {
    T thing;
    thing.id = ids.next();
    if constexpr (std::is_same_v<T, Circle>) thing.loop = {{0, 0}, {9, 0}, {0, 9}};
    std::size_t next = 0;
    for_each_link<T>([&](auto link) {
      if (link.need == Need::always)
        thing.*link.member = link.template may_name<Inquiry> ? inquiry : cards[next++];
    });
    return thing;
  }
};

/// Every text of the thing changed.
template <class T>
Patch<T> all_texts(const char* text) {
  Patch<T> patch;
  std::apply(
      [&](auto&... value) {
        const auto one = [&](auto& v) {
          if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*v)>, std::string>) v = text;
        };
        (one(value), ...);
      },
      patch.values);
  return patch;
}

}  // namespace

TEST_CASE(
    "op: a thing of each kind is added, changed and removed, undone, and read from its line") {
  Table t;
  for_each_kind([&](auto row) {
    using T = typename decltype(row)::Thing;
    CAPTURE(Fields<T>::kind);
    const Id board = kIsOnBoard<T> ? t.board : Id{};
    const T thing = t.new_thing<T>();
    const std::string without = session_text(t.doc.session());
    Session replayed = t.doc.session();
    std::vector<std::string> texts;
    for (const ops::Op& op : {ops::Op(ops::Add<T>{board, thing}),
                              ops::Op(ops::Change<T>{board, thing.id, all_texts<T>("言葉")}),
                              ops::Op(ops::Remove<T>{board, thing.id})}) {
      REQUIRE(t.apply(op));
      CHECK(ops::touched_by(op).is<T>());
      CHECK_FALSE(ops::touched_by(op).is<Session>());
      CHECK(ops::touched_by(op).id == thing.id);
      const auto read = ops::from_json_line(ops::to_json_line(op));
      REQUIRE(read.ok());
      REQUIRE(ops::apply(replayed, *read).ok());
      CHECK(session_text(replayed) == session_text(t.doc.session()));
      CHECK(broken_invariants(replayed).empty());
      texts.push_back(session_text(replayed));
    }
    CHECK(session_text(t.doc.session()) == without);
    CHECK(t.doc.undo());
    CHECK(session_text(t.doc.session()) == texts[1]);
    CHECK(t.doc.undo());
    CHECK(session_text(t.doc.session()) == texts[0]);
    CHECK(t.doc.undo());
    CHECK(session_text(t.doc.session()) == without);
  });
}

TEST_CASE("op: nothing is removed while something names it, whatever kinds they are") {
  Table t;
  for_each_kind([&](auto row) {
    using T = typename decltype(row)::Thing;
    CAPTURE(Fields<T>::kind);
    for_each_link<T>([&](auto link) {
      if (link.need != Need::always) return;
      T thing = t.new_thing<T>();
      const Id named = thing.*link.member, board = kIsOnBoard<T> ? t.board : Id{};
      REQUIRE(t.apply(ops::Add<T>{board, thing}));
      if (link.template may_name<Inquiry>)
        CHECK_FALSE(t.apply(ops::Remove<Inquiry>{{}, named}));
      else
        CHECK_FALSE(t.apply(ops::Remove<Card>{t.board, named}));
      REQUIRE(t.apply(ops::Remove<T>{board, thing.id}));
      thing.*link.member = {};
      CHECK_FALSE(t.apply(ops::Add<T>{board, thing}));
    });
  });
  const Id question = t.doc.session().questions.begin()->first;
  CHECK_FALSE(t.apply(ops::Remove<Question>{{}, question}));
  REQUIRE(t.apply(ops::Change<Board>{{}, t.board, Patch<Board>{}.set<&Board::question>(Id{})}));
  CHECK(t.apply(ops::Remove<Question>{{}, question}));
}

TEST_CASE("op: a refusal names what still needs the thing, first what cannot do without it") {
  Table t;
  Session s = t.doc.session();
  const auto why = [&](const ops::Op& op) {
    const auto done = ops::apply(s, op);
    return done ? std::string() : done.error().text();
  };
  Island island = t.new_thing<Island>();
  REQUIRE(why(ops::Add<Island>{t.board, island}) == "");
  const auto put = Patch<Card>{}.set<&Card::island>(island.id);
  REQUIRE(why(ops::Change<Card>{t.board, t.cards[0], put}) == "");
  const ops::Op remove = ops::Remove<Island>{t.board, island.id};
  CHECK(why(remove).find("still referred to by a card") != std::string::npos);
  Island inner = t.new_thing<Island>();
  inner.parent = island.id;
  REQUIRE(why(ops::Add<Island>{t.board, inner}) == "");
  REQUIRE(why(ops::Change<Card>{t.board, t.cards[0], Patch<Card>{}.set<&Card::island>(Id{})}) ==
          "");
  CHECK(why(remove).find("still referred to by an island") != std::string::npos);
  Vote vote = t.new_thing<Vote>();
  vote.target = island.id;
  REQUIRE(why(ops::Add<Vote>{t.board, vote}) == "");
  CHECK(why(remove).find("still referred to by a vote") != std::string::npos);
  CHECK(why(ops::Remove<Question>{{}, s.questions.begin()->first}).find("by a board") !=
        std::string::npos);
}
