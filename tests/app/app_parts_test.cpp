#include <doctest/doctest.h>

#include "app/frame_times.h"
#include "app/open_table.h"
#include "app/panel_view.h"
#include "app/probe_server.h"
#include "model/invariants.h"
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
  const auto three = app::make_session({"題", "", "", {}, {"一", "二", "三"}}, ids, clock.wall());
  CHECK(three.boards.size() == 3);
  CHECK(three.questions.size() == 3);
  CHECK(three.date == base::local_date(clock.wall()));
  CHECK(model::broken_invariants(three).empty());
  CHECK(app::make_session({}, ids, clock.wall()).boards.size() == 1);
}

TEST_CASE("toasts: they go by themselves, an action runs once, the oldest makes room") {
  app::Toasts toasts;
  int runs = 0;
  toasts.add(panels::ToastKind::good, "a", 0);
  toasts.add_action(panels::ToastKind::good, "b", 0, "open", [&] { ++runs; });
  CHECK(toasts.next_deadline_s() < 10);
  CHECK(toasts.tick(10));
  REQUIRE(toasts.shown().size() == 1);
  const int id = toasts.shown()[0].id;
  toasts.run_action(id);
  toasts.run_action(id);
  CHECK(runs == 1);
  for (int i = 0; i < 9; ++i) toasts.add(panels::ToastKind::info, "x", 0);
  CHECK(toasts.shown().size() == 3);
}

TEST_CASE("probe: a socket that cannot be made says why") {
  const auto probe = app::ProbeServer::start("/no/such/folder/probe.sock", [] {});
  REQUIRE_FALSE(probe.ok());
  CHECK(probe.error().text().find("/no/such/folder") != std::string::npos);
  CHECK_FALSE(app::ProbeServer::start(base::Path(std::string(200, 'x')), [] {}).ok());
}
