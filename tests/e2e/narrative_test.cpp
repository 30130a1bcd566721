// B型叙述化 by real touches: drafted from the map, ordered by taps on it, written on with the keyboard of
// the sheet, and as it should be in the session's file and in the report.
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

std::string make_island(Driver& driver, const std::vector<std::string>& cards) {
  const Look before = driver.until_calm();
  std::vector<e2e::Item> things;
  for (const std::string& card : cards) things.push_back(*before.card(card));
  driver.ring(things, 30);
  driver.tap_button("menu-keep");
  const std::string& one = cards.front();
  return driver.until("the island", [&](const Look& l) { return !l.card(one)->island.empty(); })
      .card(one)
      ->island;
}

bool says(const Look& look, const std::string& field, const std::string& text) {
  const e2e::Item* there = look.button(field);
  return there && there->text == text;
}

}  // namespace

TEST_CASE("narrative: drafted, put in order, written on and kept, with fingers only") {
  auto screen = screen_or_skip<TouchScreen>(1920, 1080);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-200, -50}},
                {"b", {-115, -50}},
                {"e", {-30, -50}},
                {"c", {-200, 80}},
                {"d", {-115, 80}}});
  Driver driver(*screen, room.on_session({"--dpi", "96", "--lang", "en", "--mount", "table"}));
  driver.until("five cards", [](const Look& l) { return l.all("card").size() == 5; });
  const std::string first = make_island(driver, {"a", "b", "e"});
  const std::string second = make_island(driver, {"c", "d"});

  driver.tap_button("map-tools");
  driver.tap_button("narrative");
  driver.tap_button("narrative-draft");
  driver.until("the draft", [](const Look& l) {
    return says(l, "passage-1", "First of all there is a bundle of “a”, “b” and “e”.") &&
           says(l, "passage-2", "Then there is a bundle of “c” and “d”.");
  });

  driver.tap_button("narrative-order");
  driver.tap(driver.until_calm().with_id(second)->centre());
  driver.tap_button("narrative-order-done");
  driver.until("the other order", [](const Look& l) {
    return says(l, "passage-1", "First of all there is a bundle of “c” and “d”.");
  });

  // A tap on the map finds its sentence; that is written on with the keyboard on the screen.
  driver.tap(driver.until_calm().with_id(first)->centre());
  driver.tap_button("passage-write");
  driver.tap_button("key-o");
  driver.tap_button("key-k");
  driver.tap_button("keys-done");
  driver.until("what was written", [](const Look& l) {
    return !l.button("keys-done") &&
           says(l, "passage-2", "Then there is a bundle of “a”, “b” and “e”.ok");
  });
  // The map changes: what was written stays, and what the map says now is offered.
  const Look look = driver.until_calm();
  driver.drag({{1, {look.card("e")->centre(), look.card("e")->centre() + e2e::Vec2{60, 420}}}}, 1);
  driver.until("what the map says now", [](const Look& l) { return l.button("passage-keep-2"); });
  driver.tap_button("passage-keep-2");
  driver.until("that it is right", [](const Look& l) { return !l.button("passage-keep-2"); });
  driver.tap_button("narrative-close");
  CHECK(driver.leave() == 0);

  const json saved = room.saved();
  const json& board = saved["boards"][0];
  CHECK(board["narrative"].get<std::string>().find("“e”.ok") != std::string::npos);
  REQUIRE(board["passages"].size() == 2);
  int written = 0;
  for (const json& p : board["passages"]) written += p["text"] != p["draft"];
  CHECK(written == 1);
  room.check_clean();
}
