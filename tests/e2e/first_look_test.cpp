// What is seen first: of sessions their small pictures, of a map the crowd.
#include <cmath>

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

TEST_CASE("start page on a flat table: turned to another side all of it works by touch") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  auto start = room.on_start_screen();
  start.args.insert(start.args.end(), {"--mount", "table"});
  Driver driver(*screen, start);
  driver.tap_button("turn-left");
  Look look = driver.until("the page turned to the left", [](const Look& l) {
    const auto* b = l.button("start-new");
    return b && std::abs(b->turn() - 1.5708) < 0.01 && !l.button("turn-left");
  });
  driver.tap_button("start-new");
  driver.tap_button("field-title");
  look = driver.until("its keyboard", [](const Look& l) { return l.button("keys-done"); });
  const auto* keys = look.button_like("key-");
  REQUIRE(keys);
  CHECK(std::abs(keys->turn() - 1.5708) < 0.01);
  CHECK(keys->centre().x < look.window().x / 2);  // towards whoever stands at the left
  driver.tap(keys->centre());
  driver.until("what was written",
               [](const Look& l) { return !l.button("keys-text")->text.empty(); });
  driver.tap_button("keys-done");
  driver.tap_button("turn-top");
  driver.until("turned on", [](const Look& l) {
    const auto* b = l.button("create");
    return b && std::abs(std::abs(b->turn()) - 3.1416) < 0.01;
  });
  driver.tap_button("create");
  driver.until("the table", [](const Look& l) { return l.str("page") == "table"; });
  // The table is turned to nobody, and help is to whoever asks.
  driver.tap_button("sit-down-right");
  driver.tap_button("seat-help");
  look = driver.until("the gestures", [](const Look& l) { return l.button("help-sheet"); });
  CHECK(look.button("help-sheet")->centre().x > look.window().x / 2);
  driver.tap(look.button("help-sheet")->centre());
  look = driver.until("them gone", [](const Look& l) { return !l.button("help-sheet"); });
  CHECK(look.all("card").empty());
  CHECK(driver.leave() == 0);
}
