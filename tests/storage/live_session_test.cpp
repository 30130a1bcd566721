#include "storage/live_session.h"

#include <doctest/doctest.h>

#include "model/invariants.h"
#include "ops/names.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

TEST_CASE("new session: a board for each question, one without any, and nothing broken") {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  const auto three =
      storage::make_session({"題", "", "", {}, {"一", "二", "三"}}, ids, clock.wall());
  CHECK(three.boards.size() == 3);
  CHECK(three.questions.size() == 3);
  CHECK(three.date == base::local_date(clock.wall()));
  CHECK(model::broken_invariants(three).empty());
  CHECK(storage::make_session({}, ids, clock.wall()).boards.size() == 1);
}

TEST_CASE("table: the board that a session without one is given is taken away by no undo") {
  support::ManualClock clock;
  base::IdSource ids(clock, 1);
  support::MemoryFileSystem files;
  const base::Path path = "/s/evening.json";
  REQUIRE(files.make_folders("/s").ok());
  model::Session session;
  session.id = ids.next();
  REQUIRE((*storage::LiveSession::create(files, clock, path, session))->close().ok());
  auto table = storage::LiveSession::open(files, clock, ids, path);
  REQUIRE(table.ok());
  CHECK((*table)->session().boards.size() == 1);
  CHECK_FALSE((*table)->doc().undo());
  CHECK((*table)->session().boards.size() == 1);
  REQUIRE((*table)->close().ok());
}

TEST_CASE("names: left out at the table, they are in no file but the journal's past") {
  support::ManualClock clock;
  base::IdSource ids(clock, 1);
  support::MemoryFileSystem files;
  const base::Path path = "/s/evening.json";
  REQUIRE(files.make_folders("/s").ok());
  const auto read = [&](const char* name) {
    auto bytes = files.read(base::Path("/s") / name, 1 << 20);
    REQUIRE(bytes.ok());
    return *bytes;
  };
  model::Session session = storage::make_session({"題", "", "", {"作り手"}, {}}, ids, clock.wall());
  const base::Id board = session.boards.begin()->first;
  {
    auto table = storage::LiveSession::create(files, clock, path, session);
    REQUIRE(table.ok());
    ops::Document& doc = (*table)->doc();
    model::Card card;
    card.id = ids.next();
    card.who = "健";
    REQUIRE(doc.apply_all({ops::Add<model::Card>{board, card}}).ok());
    REQUIRE(doc.apply_all(ops::leave_names_out(doc.session())).ok());
    REQUIRE((*table)->close().ok());
  }
  const std::string saved = read("evening.json");
  CHECK(saved.find("健") == std::string::npos);
  CHECK(saved.find("作り手") != std::string::npos);
  CHECK(read("evening.journal").find("健") != std::string::npos);
}

TEST_CASE("names: an anonymous session that names people loses the names when it is opened") {
  support::ManualClock clock;
  base::IdSource ids(clock, 1);
  support::MemoryFileSystem files;
  const base::Path path = "/s/evening.json";
  REQUIRE(files.make_folders("/s").ok());
  storage::NewSession wishes;
  wishes.anonymous = true;
  model::Session session = storage::make_session(wishes, ids, clock.wall());
  CHECK(session.anonymous);
  model::Card card;
  card.id = ids.next();
  card.who = "健";
  session.boards.begin()->second.cards.emplace(card.id, card);
  {
    auto table = storage::LiveSession::create(files, clock, path, session);
    REQUIRE(table.ok());
    REQUIRE((*table)->close().ok());
  }
  auto table = storage::LiveSession::open(files, clock, ids, path);
  REQUIRE(table.ok());
  CHECK_FALSE(ops::names_anybody((*table)->session()));
  CHECK_FALSE((*table)->doc().can_undo());
  REQUIRE((*table)->close().ok());
  const auto bytes = files.read(path, 1 << 20);
  REQUIRE(bytes.ok());
  CHECK(bytes->find("健") == std::string::npos);
}

TEST_CASE("open table: steady work without a quiet moment is in the session file after a minute") {
  support::ManualClock clock;
  base::IdSource ids(clock, 1);
  support::MemoryFileSystem files;
  REQUIRE(files.make_folders("/s").ok());
  auto table = storage::LiveSession::create(files, clock, "/s/evening.json",
                                            storage::make_session({}, ids, clock.wall()));
  REQUIRE(table.ok());
  const base::Id board = (*table)->session().boards.begin()->first;
  const double begun = clock.now_s();
  double handed_over = 0;
  while (handed_over == 0 && clock.now_s() < begun + 200) {
    model::Card card;
    card.id = ids.next();
    REQUIRE((*table)->doc().apply_all({ops::Add<model::Card>{board, card}}).ok());
    clock.advance(0.5);
    const bool due = (*table)->next_deadline_s() <= clock.now_s();
    (*table)->tick(clock.now_s());
    if (due) handed_over = clock.now_s();
  }
  CHECK(handed_over > begun + 50);
  CHECK(handed_over <= begun + 61);
  // And again a minute later, or in a quiet moment.
  CHECK((*table)->next_deadline_s() > 1e200);
  model::Card card;
  card.id = ids.next();
  REQUIRE((*table)->doc().apply_all({ops::Add<model::Card>{board, card}}).ok());
  CHECK((*table)->next_deadline_s() < clock.now_s() + 2);
  REQUIRE((*table)->close().ok());
}
