// An evening that is led: a template chosen by a finger, its steps at the table, and a program that is
// killed in the middle of one.
#include "e2e/table_fixture.h"

namespace {

using e2e::Driver;
using e2e::Look;
using support::screen_or_skip;
using support::TouchScreen;

e2e::json rail(const Look& look) {
  for (const e2e::json& item : look.answer()["items"])
    if (item["kind"] == "rail") return item;
  return nullptr;
}
bool at(const Look& look, const char* step) {
  const e2e::json now = rail(look);
  return now.is_object() && now["step"] == step;
}

}  // namespace

TEST_CASE("agenda: a template leads the table, and step and clock outlive the program") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  std::filesystem::create_directories(room.sessions());
  base::Path session;
  int left = 0;
  {
    Driver driver(*screen, room.on_start_screen());
    driver.tap_button("start-new");
    driver.tap_button("agenda");
    driver.tap_button("agenda-2");
    driver.tap_button("create");
    Look look = driver.until("the rail", [](const Look& l) { return rail(l).is_object(); });
    session = look.str("session");
    CHECK(rail(look)["step"].is_null());
    driver.tap_button("rail-next");
    driver.until("the opening", [](const Look& l) { return at(l, "opening"); });
    driver.tap_button("rail-next");
    look = driver.until("writing", [](const Look& l) { return at(l, "write"); });
    CHECK(int(rail(look)["seconds_left"]) > 590);
    driver.tap_button("rail-plus");
    driver.until("a minute more", [](const Look& l) { return int(rail(l)["seconds_left"]) > 640; });
    driver.tap_button("rail-pause");
    driver.until("the clock stands", [](const Look& l) { return rail(l)["paused"] == true; });
    driver.tap_button("rail-pause");
    driver.until("the clock runs", [](const Look& l) { return rail(l)["paused"] == false; });
    driver.tap_button("rail-next");
    driver.tap_button("rail-back");
    look = driver.until("writing again", [](const Look& l) { return at(l, "write"); });
    driver.until("a second gone", [](const Look& l) { return int(rail(l)["seconds_left"]) < 600; });
    driver.tap_button("rail-plus");
    look = driver.until("a minute more",
                        [](const Look& l) { return int(rail(l)["seconds_left"]) > 640; });
    left = rail(look)["seconds_left"];
    driver.until_calm();
    driver.program().kill();
  }
  e2e::Start again = room.on_start_screen();
  again.args.insert(again.args.begin(), session.string());
  Driver driver(*screen, again);
  Look look = driver.until("the step", [](const Look& l) { return at(l, "write"); });
  CHECK(int(rail(look)["seconds_left"]) <= left);
  CHECK(int(rail(look)["seconds_left"]) > left - 60);
  driver.tap_button("rail-back");
  driver.until("the opening", [](const Look& l) { return at(l, "opening"); });
  CHECK(driver.leave() == 0);
  const e2e::json saved = e2e::read_json(session);
  CHECK(saved["agenda"].size() == 10);
  CHECK(saved["at_step"] == saved["agenda"][0]["id"]);
  const auto checked = e2e::command(e2e::kProgram, {"check", session.string()});
  CHECK_MESSAGE(checked.exit_code == 0, checked.output);
}
