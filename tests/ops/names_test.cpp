// A session that leaves its people's names out.
#include "ops/names.h"

#include <doctest/doctest.h>

#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"
#include "support/session_text.h"

using namespace ops;
using support::session_text;

namespace {

struct Named {
  support::ManualClock clock;
  base::IdSource ids{clock, 3};
  Document doc{session()};

  model::Session session() {
    model::Session s = support::small_session(ids);
    model::Board other;
    other.id = ids.next();
    s.boards.emplace(other.id, other);
    for (auto& [id, board] : s.boards)
      for (const char* who : {"健", "", "花子"}) {
        model::Card card;
        card.id = ids.next();
        card.text = "x";
        card.who = who;
        card.place = card.who == "花子" ? model::Place::seat : model::Place::table;
        board.cards.emplace(card.id, card);
        model::Vote vote;
        vote.id = ids.next();
        vote.target = card.id;
        vote.who = who;
        board.votes.emplace(vote.id, vote);
      }
    return s;
  }
};

}  // namespace

TEST_CASE("names: left out they are gone from every board, and nothing else is") {
  Named n;
  model::Session wanted = n.doc.session();
  REQUIRE(names_anybody(wanted));
  wanted.anonymous = true;
  for (auto& [id, board] : wanted.boards) {
    for (auto& [card, c] : board.cards) c.who.clear();
    for (auto& [vote, v] : board.votes) v.who.clear();
  }
  REQUIRE(n.doc.apply_all(leave_names_out(n.doc.session())).ok());
  CHECK(session_text(n.doc.session()) == session_text(wanted));
  CHECK_FALSE(names_anybody(n.doc.session()));
  CHECK(leave_names_out(n.doc.session()).empty());
}

TEST_CASE("names: one undo brings all of them back, redo takes them away again") {
  Named n;
  const std::string before = session_text(n.doc.session());
  REQUIRE(n.doc.apply_all(leave_names_out(n.doc.session())).ok());
  const std::string after = session_text(n.doc.session());
  n.doc.undo();
  CHECK(session_text(n.doc.session()) == before);
  n.doc.redo();
  CHECK(session_text(n.doc.session()) == after);
}

TEST_CASE("names: let in again, those that went stay away") {
  Named n;
  CHECK(let_names_in(n.doc.session()).empty());
  REQUIRE(n.doc.apply_all(leave_names_out(n.doc.session())).ok());
  REQUIRE(n.doc.apply_all(let_names_in(n.doc.session())).ok());
  CHECK_FALSE(n.doc.session().anonymous);
  CHECK_FALSE(names_anybody(n.doc.session()));
}

TEST_CASE("names: a session that calls itself anonymous and names people still loses the names") {
  Named n;
  model::Session s = n.doc.session();
  s.anonymous = true;
  Document doc(s);
  REQUIRE(doc.apply_all(leave_names_out(doc.session())).ok());
  CHECK_FALSE(names_anybody(doc.session()));
  CHECK(doc.session().anonymous);
}
