// Which actions people would call one change.
#include "storage/going_on.h"

#include <doctest/doctest.h>

#include "ops/document.h"
#include "support/manual_clock.h"
#include "support/random_walk.h"

using model::Card;
using storage::GoingOn;

namespace {

/// A table on which is done what a journal tells of.
struct Table {
  support::ManualClock clock;
  base::IdSource ids{clock, 5};
  model::Session session = support::small_session(ids);
  base::Id board = session.boards.begin()->first;
  GoingOn going_on;
  std::size_t moment = 0;
  base::WallTime at = 1'000'000;

  using Before = std::optional<std::size_t>;
  ops::Ops inverses{};

  Before tell(std::uint64_t step, const ops::Ops& done) {
    inverses.clear();
    for (const ops::Op& op : done) {
      auto inverse = ops::apply(session, op);
      REQUIRE(inverse.ok());
      inverses.push_back(*inverse);
    }
    return going_on.before({step, at, done, inverses}, ++moment);
  }
  base::Id lay(std::uint64_t step, const char* words) {
    Card card;
    card.id = ids.next();
    card.text = words;
    (void)tell(step, {ops::Add<Card>{board, card}});
    return card.id;
  }
  ops::Op words(base::Id card, const char* text) const {
    return ops::Change<Card>{board, card, model::Patch<Card>{}.set<&Card::text>(text)};
  }
  ops::Op place(base::Id card, double x) const {
    return ops::Change<Card>{board, card, model::Patch<Card>{}.set<&Card::pos>({x, 0})};
  }
  Before undo(std::uint64_t step, ops::Ops taken_back) {
    return tell(step, {taken_back.rbegin(), taken_back.rend()});
  }
};

}  // namespace

TEST_CASE("going on: letters of the same words go on with one another, whoever's step they are") {
  Table t;
  const base::Id a = t.lay(1, "a"), b = t.lay(2, "b");
  CHECK_FALSE(t.tell(3, {t.words(a, "ab")}));
  CHECK(t.tell(3, {t.words(a, "abc")}) == 3);
  // Two write at once.
  CHECK_FALSE(t.tell(4, {t.words(b, "bc")}));
  CHECK(t.tell(3, {t.words(a, "abcd")}) == 4);
  CHECK(t.tell(4, {t.words(b, "bcd")}) == 5);
  // Put down and taken up again at once: still the same words.
  CHECK(t.tell(5, {t.words(a, "abcde")}) == 6);
  t.at += 61'000;
  CHECK_FALSE(t.tell(6, {t.words(a, "xyz")}));
}

TEST_CASE(
    "going on: an empty card that is written on is one change, laying a written one is another") {
  Table t;
  const base::Id empty = t.lay(1, "");
  CHECK(t.tell(2, {t.words(empty, "a")}) == 1);
  CHECK(t.tell(2, {t.words(empty, "ab")}) == 2);
  const base::Id written = t.lay(3, "a");
  CHECK_FALSE(t.tell(4, {t.words(written, "ab")}));
}

TEST_CASE("going on: what one step does in several goes is one change") {
  Table t;
  const base::Id a = t.lay(1, "a"), b = t.lay(2, "b");
  CHECK_FALSE(t.tell(3, {t.place(a, 10)}));
  CHECK(t.tell(3, {t.place(a, 12), t.place(b, 90)}) == 3);
  // Two drags of the same card are two.
  CHECK_FALSE(t.tell(4, {t.place(a, 50)}));
  CHECK_FALSE(t.tell(5, {t.place(a, 60)}));
  // What is beside the history has no step.
  CHECK_FALSE(t.tell(0, {t.place(a, 70)}));
  CHECK_FALSE(t.tell(0, {t.place(a, 80)}));
}

TEST_CASE("going on: what is taken back was done, and that can be looked at") {
  Table t;
  const base::Id a = t.lay(1, "a");
  CHECK_FALSE(t.tell(2, {t.place(a, 10)}));
  CHECK_FALSE(t.undo(2, t.inverses));
  CHECK_FALSE(t.undo(2, t.inverses));  // redo
  // A word set at once.
  CHECK_FALSE(t.tell(3, {t.words(a, "word")}));
  CHECK_FALSE(t.undo(3, t.inverses));
  // Letter after letter, taken back as one.
  ops::Ops all;
  CHECK_FALSE(t.tell(4, {t.words(a, "a1")}));
  all.push_back(t.inverses[0]);
  CHECK(t.tell(4, {t.words(a, "a12")}));
  all.push_back(t.inverses[0]);
  CHECK(t.tell(4, {t.words(a, "a1")}));  // a letter taken back by its writer
  all.push_back(t.inverses[0]);
  CHECK_FALSE(t.undo(4, all));
  CHECK(t.session.boards.at(t.board).cards.at(a).text == "a");
}
