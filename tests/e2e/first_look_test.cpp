// What is seen first: of sessions their small pictures, of a map the crowd.
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

std::size_t pictures_in(const base::Path& folder) {
  std::size_t n = 0;
  std::error_code gone;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, gone))
    n += entry.path().extension() == ".png";
  return n;
}

}  // namespace

TEST_CASE("start page: every tile gets its picture while nobody touches") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  for (int i = 0; i < 6; ++i) {
    room.lay_out(e2e::grid(3, 2, 100));
    std::filesystem::rename(room.session(), room.sessions() / (std::to_string(i) + ".json"));
  }
  Driver driver(*screen, room.on_start_screen());
  // A question would wake the program: its cache is looked at instead.
  const double until = support::steady_now_s() + 30;
  while (pictures_in(room.folder.path() / "cache") < 6 && support::steady_now_s() < until)
    support::pause_s(0.05);
  CHECK(pictures_in(room.folder.path() / "cache") == 6);
  CHECK(driver.leave() == 0);
}

TEST_CASE("one card 50 m away: the others are seen, it is said, and one tap brings it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  auto cards = e2e::grid(3, 2, 100);
  cards.push_back({"far", {48000, -31000}});
  room.lay_out(cards);
  Driver driver(*screen, room.on_session());
  const Look start =
      driver.until("the crowd", [](const Look& l) { return l.all("card").size() == 6; });
  CHECK_FALSE(start.card("far"));
  driver.tap_button("toast-action");
  driver.until("all seven", [](const Look& l) { return l.card("far") && l.is("settled"); });
  driver.tap_button("undo");
  driver.until("gone again", [](const Look& l) { return !l.card("far"); });
  driver.tap_button("fit");
  driver.tap_button("toast-action");
  driver.until("here again", [](const Look& l) { return l.card("far") && l.is("settled"); });
  CHECK(driver.leave() == 0);
  CHECK(base::length(room.saved_pos("far")) < 3000);
}
