// Any moment of a session, told from its journal.
#include "storage/past.h"

#include "model/invariants.h"

#include "storage/evening.h"
#include "storage/live_evening.h"
#include "storage/past_worker.h"

using model::Card;
using storage::Past;
using storage_test::text_of;

namespace {

std::string journal(support::MemoryFileSystem& files, const base::Path& path) {
  const auto text = files.read(path, 64u << 20);
  REQUIRE(text.ok());
  return *text;
}

std::shared_ptr<const Past> told(const std::string& text, Past::Names names = Past::Names::kept) {
  auto past = Past::told_by(text, "evening.journal", names);
  REQUIRE_MESSAGE(past.ok(), (past.ok() ? "" : past.error().text()));
  return *past;
}

struct Live : storage_test::LiveEvening {
  using LiveEvening::LiveEvening;

  base::Id lay(const std::string& words, model::Place place = model::Place::table) {
    Card card;
    card.id = ids.next();
    card.text = words;
    card.place = place;
    card.seat = "3";
    card.who = "Sato";
    REQUIRE(doc().apply_all({ops::Add<Card>{board, card}}).ok());
    return card.id;
  }
  void change(base::Id card, model::Patch<Card> set) {
    REQUIRE(doc().apply_all({ops::Change<Card>{board, card, std::move(set)}}).ok());
  }
  std::string left() {
    REQUIRE(live->close().ok());
    return journal(files, "/s/evening.journal");
  }
};

}  // namespace

TEST_CASE("past: every moment is the session as it was, wherever one comes from") {
  for (const unsigned seed : {1u, 2u, 3u}) {
    CAPTURE(seed);
    storage_test::Evening e(seed);
    e.create();
    e.act_ops(900);
    e.settle();
    const auto past = told(journal(e.files, storage_test::kJournal));
    const auto& moments = past->moments();
    REQUIRE(moments.size() > 200);
    CHECK(moments.back().ops == 900);
    for (std::size_t i = 0; i < moments.size(); i += 7)
      REQUIRE(text_of(past->at(i)) == e.text_after(moments[i].op));
    model::Session session = past->at(0);
    std::size_t at = 0;
    for (int n = 0; n < 150; ++n) {
      // Mostly on, as when it is played; now and then anywhere.
      const std::size_t to =
          n % 5 ? std::min(at + n % 3, moments.size() - 1) : e.random() % moments.size();
      past->bring(session, at, to);
      at = to;
      REQUIRE(text_of(session) == e.text_after(moments[at].op));
    }
  }
}

TEST_CASE("past: a journal damaged in its middle tells of the hole, and goes on behind it") {
  storage_test::Evening e(4);
  e.create();
  for (int n = 0; n < 40; ++n) e.add_card("card " + std::to_string(n));
  e.settle();
  std::string text = journal(e.files, storage_test::kJournal);
  // Three whole lines are unreadable.
  std::size_t at = 0;
  for (int line = 0; line < 20; ++line) at = text.find('\n', at) + 1;
  for (int line = 0; line < 3; ++line) {
    for (std::size_t i = at; text[i] != '\n'; ++i) text[i] = '#';
    at = text.find('\n', at) + 1;
  }
  const auto past = told(text);
  const auto& moments = past->moments();
  REQUIRE(moments.size() == 38);
  CHECK(std::ranges::count_if(moments, &Past::Moment::after_hole) == 1);
  CHECK(moments[20].after_hole);
  CHECK(past->at(19).boards.begin()->second.cards.size() == 19);
  CHECK(past->at(20).boards.begin()->second.cards.size() == 20);
  CHECK(text_of(past->at(19)) == e.text_after(19));
  CHECK(past->at(37).boards.begin()->second.cards.size() == 37);
}

TEST_CASE("past: without the beginning there is nothing to look back on, and it is said") {
  storage_test::Evening e(5);
  e.create();
  e.add_card("a");
  e.settle();
  const std::string text = journal(e.files, storage_test::kJournal);
  const auto none = Past::told_by(text.substr(text.find('\n') + 1), "x", Past::Names::kept);
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().code == base::ErrorCode::format);
  CHECK_FALSE(Past::told_by("", "x", Past::Names::kept).ok());
  CHECK_FALSE(Past::told_by("\n\n{}", "x", Past::Names::kept).ok());
  // The header alone: the moment at which it began.
  CHECK(told(text.substr(0, text.find('\n') + 1))->moments().size() == 1);
}

TEST_CASE("past: what is written at a seat is no moment, putting it out is one") {
  Live e;
  e.lay("a");
  const base::Id secret = e.lay("secret", model::Place::seat);
  e.change(secret, model::Patch<Card>().set<&Card::text>("secret word"));
  e.lay("b");
  e.change(secret, model::Patch<Card>().set<&Card::place>(model::Place::table));
  const auto past = told(e.left());
  const auto& moments = past->moments();
  REQUIRE(moments.size() == 4);
  CHECK(moments[2].op == 4);
  CHECK(moments[1].boards == std::vector<base::Id>{e.board});
  const auto cards = [&](const model::Session& s) { return s.boards.at(e.board).cards.size(); };
  CHECK(cards(past->at(2)) == 3);
  const model::Session begun = storage::begun_from(past->at(2), e.ids.next(), 77);
  CHECK(cards(begun) == 2);
  CHECK(begun.made == 77);
  CHECK_FALSE(begun.id == past->at(2).id);
  CHECK(cards(storage::begun_from(past->at(3), e.ids.next(), 77)) == 3);
}

TEST_CASE("past: what is written letter after letter is one moment, and a mark on the way stays") {
  Live e;
  const base::Id a = e.lay(""), b = e.lay("b");
  for (const char* words : {"と", "とも", "ともに"}) {
    e.change(a, model::Patch<Card>().set<&Card::text>(words));
    // Another hand at the same time.
    e.change(b, model::Patch<Card>().set<&Card::pos>({double(std::string(words).size()), 7}));
  }
  const auto past = told(e.left());
  const auto& moments = past->moments();
  // The beginning, the empty card with the other one, b laid elsewhere, what was written, b again.
  const auto words = [&](std::size_t moment) {
    const model::Session then = past->at(moment);
    return then.boards.at(e.board).cards.at(a).text;
  };
  REQUIRE(moments.size() == 6);
  CHECK(moments[1].op == 2);
  CHECK(words(1).empty());
  CHECK(words(2) == "と");
  CHECK(words(4) == "ともに");
  CHECK(moments[4].op == 7);
  CHECK(past->moment_at(0) == 0);
  CHECK(past->moment_at(1) == 0);
  CHECK(past->moment_at(2) == 1);
  CHECK(past->moment_at(3) == 1);
  CHECK(past->moment_at(100) == 5);
}

TEST_CASE("past: of a session that leaves names out no moment tells them, whenever it began to") {
  Live e;
  const base::Id card = e.lay("a");
  e.change(card, model::Patch<Card>().set<&Card::who>("Suzuki"));
  model::Vote vote;
  vote.id = e.ids.next();
  vote.target = card;
  vote.who = "Sato";
  REQUIRE(e.doc().apply_all({ops::Add<model::Vote>{e.board, vote}}).ok());
  const std::string text = e.left();
  const auto open = told(text), nameless = told(text, Past::Names::left_out);
  REQUIRE(open->moments().size() == nameless->moments().size());
  CHECK(open->at(2).boards.at(e.board).cards.at(card).who == "Suzuki");
  for (std::size_t i = 0; i < nameless->moments().size(); ++i) {
    const model::Session then = nameless->at(i);
    for (const auto& entry : then.boards.at(e.board).cards) {
      CHECK(entry.second.who.empty());
      CHECK(entry.second.seat.empty());
    }
    for (const auto& entry : then.boards.at(e.board).votes) CHECK(entry.second.who.empty());
  }
}

TEST_CASE("past: what begins from a moment keeps every invariant") {
  storage_test::Evening e(6);
  e.create();
  e.act_ops(500);
  e.settle();
  const auto past = told(journal(e.files, storage_test::kJournal));
  for (std::size_t i = 0; i < past->moments().size(); i += 11) {
    const model::Session begun = storage::begun_from(past->at(i), e.ids.next(), 5);
    CHECK(model::broken_invariants(begun).empty());
  }
}

TEST_CASE("past: a worker tells it of a session's file, or why not") {
  Live e;
  e.lay("a");
  e.left();
  storage::PastTask::Engine engine{e.files};
  const auto past = storage::PastTask::work(engine, {e.path, Past::Names::kept});
  REQUIRE(past.ok());
  CHECK((*past)->moments().size() == 2);
  CHECK_FALSE(storage::PastTask::work(engine, {"/s/none.json", Past::Names::kept}).ok());
}
