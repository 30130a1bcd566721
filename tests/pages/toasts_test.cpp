#include "pages/toasts.h"

#include <doctest/doctest.h>

#include "support/manual_clock.h"

TEST_CASE("toasts: they go by themselves, an offer is taken once, the oldest makes room") {
  pages::Toasts toasts;
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
  pages::Toasts toasts;
  toasts.add(panels::ToastKind::info, "said", 0);
  toasts.add_offer(panels::ToastKind::good, "report", 0, "open", desk::ShowFile{"/s/report.html"});
  toasts.add_offer(panels::ToastKind::info, "left", 0, "back",
                   desk::BackToSeat{{2, desk::Edge::top, 0.5, {}}, ids.next(), {ids.next()}});
  const int left = toasts.shown()[2].id;
  toasts.leave_table();
  REQUIRE(toasts.shown().size() == 2);
  CHECK(toasts.shown()[0].text == "said");
  CHECK(toasts.shown()[1].action == "open");
  CHECK_FALSE(toasts.take_offer(left));
}
