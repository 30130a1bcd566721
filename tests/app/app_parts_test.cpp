#include <doctest/doctest.h>

#include "app/frame_times.h"
#include "app/panel_view.h"
#include "model/invariants.h"
#include "ops/names.h"
#include "storage/live_session.h"
#include "support/manual_clock.h"
#include "support/memory_file_system.h"

TEST_CASE("frame times: the figures of the frames since the last call") {
  app::FrameTimes times;
  CHECK(times.take().count == 0);
  for (int i = 1; i <= 100; ++i) times.add(i);
  const auto f = times.take();
  CHECK(f.count == 100);
  CHECK(f.median_ms == doctest::Approx(51));
  CHECK(f.p99_ms == doctest::Approx(100));
  CHECK(f.over_34_ms == 66);
  CHECK(times.take().count == 0);
  CHECK(times.total() == 100);
}

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

TEST_CASE("toasts: they go by themselves, an offer is taken once, the oldest makes room") {
  app::Toasts toasts;
  toasts.add(panels::ToastKind::good, "a", 0);
  toasts.add_offer(panels::ToastKind::good, "b", 0, "open", desk::ShowFile{"/s/report.html"});
  CHECK(toasts.next_deadline_s() < 10);
  CHECK(toasts.tick(10));
  REQUIRE(toasts.shown().size() == 1);
  const int id = toasts.shown()[0].id;
  const auto offer = toasts.take_offer(id);
  REQUIRE(offer);
  CHECK(std::get<desk::ShowFile>(*offer).file == "/s/report.html");
  CHECK_FALSE(toasts.take_offer(id));
  for (int i = 0; i < 9; ++i) toasts.add(panels::ToastKind::info, std::to_string(i), 0);
  REQUIRE(toasts.shown().size() == 3);
  // Said again, it is the newest once more.
  toasts.add(panels::ToastKind::info, "7", 5);
  REQUIRE(toasts.shown().size() == 3);
  CHECK(toasts.shown()[0].text == "6");
  CHECK(toasts.shown()[2].text == "7");
  CHECK(toasts.tick(7));
  CHECK(toasts.shown().size() == 1);
}

TEST_CASE(
    "toasts: what was offered to those at a table ends with it; what is of use elsewhere stays") {
  support::ManualClock clock;
  base::IdSource ids(clock, 3);
  app::Toasts toasts;
  toasts.add(panels::ToastKind::info, "said", 0);
  toasts.add_offer(panels::ToastKind::good, "report", 0, "open", desk::ShowFile{"/s/report.html"});
  toasts.add_offer(panels::ToastKind::info, "left", 0, "back",
                   desk::BackToSeat{{2, seats::Edge::top, 0.5, {}}, ids.next(), {ids.next()}});
  const int left = toasts.shown()[2].id;
  toasts.leave_table();
  REQUIRE(toasts.shown().size() == 2);
  CHECK(toasts.shown()[0].text == "said");
  CHECK(toasts.shown()[1].action == "open");
  CHECK_FALSE(toasts.take_offer(left));
}
