// The cards read through and a word looked for, with real touches.
#include <filesystem>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

bool all_read(const Look& look) {
  const auto& all = look.answer();
  return all.contains("read_through") && all["read_through"]["done"] == true;
}

}  // namespace

TEST_CASE("reading through: taps on the large card read all, each is counted, nothing moves") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 2));
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  const Vec2 before = driver.look().card("c1")->centre();
  driver.tap_button("map-tools");
  driver.tap_button("read-through");
  driver.until("a large card", [](const Look& l) { return l.button("read-card") != nullptr; });
  for (int n = 0; n < 6; ++n) {
    const int left = driver.look().answer()["read_through"]["left"];
    CHECK(left == 5 - n);
    driver.tap_button("read-card");
    driver.until("the next", [&](const Look& l) {
      return all_read(l) || l.answer()["read_through"]["left"] == left - 1;
    });
  }
  const Look look = driver.until("the end", all_read);
  CHECK(base::distance(look.card("c1")->centre(), before) < 1);
  driver.tap_button("read-close");
  // Each is a line of the journal, and no undo takes it back.
  CHECK(e2e::read_journal(room.journal()).size() == 6);
  CHECK_FALSE(driver.look().button("undo")->enabled);
}

TEST_CASE("finding: a word glows, is gone through, and the map is seen as before afterwards") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"blue sky", {-150, 0}}, {"red leaf", {0, 0}}, {"white stone", {150, 0}}});
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  driver.tap_button("map-tools");
  driver.tap_button("find");
  driver.until("its keyboard", [](const Look& l) { return l.button("keys-done") != nullptr; });
  for (const char* key : {"key-r", "key-e", "key-d"}) driver.tap_button(key);
  driver.until("what has it", [](const Look& l) { return l.answer()["find"]["count"] == 1; });
  driver.tap_button("keys-done");
  const Look look =
      driver.until("it is shown", [](const Look& l) { return l.answer()["find"]["at"] == 1; });
  CHECK(look.answer()["find"]["thing"].is_string());
  driver.tap_button("find-close");
  driver.until("the bar again", [](const Look& l) { return l.button("new-card") != nullptr; });
  CHECK_FALSE(std::filesystem::exists(room.journal()));  // nothing was changed
}
