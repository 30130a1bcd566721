// Nothing is lost: killed programs, a second program on the same session, a folder that goes away.
#include "e2e/kill_rounds.h"
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

void few_kills(unsigned seed) {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  const e2e::Killed killed = e2e::kill_rounds(*screen, seed, 4);
  for (const std::string& what : killed.wrong) CHECK_MESSAGE(false, what);
  CHECK(killed.compared > 16);
}

}  // namespace

TEST_CASE("killed at random moments, opening again gives every op older than 100 ms") {
  few_kills(1);
}

TEST_CASE("killed at other moments, opening again gives every op older than 100 ms") {
  few_kills(2);
}

TEST_CASE("a second program on the same session looks only, and the first loses nothing by it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver first(*screen, room.on_session());
  first.until_calm();
  Driver second(*screen, room.on_session());
  const Look look =
      second.until("read-only", [](const Look& l) { return l.str("saved") == "read-only"; });
  for (const char* name : {"new-card", "undo"}) CHECK(!look.button(name)->enabled);
  // The second window lies on top and gets the touches: nothing moves for good.
  const Vec2 c1 = look.card("c1")->centre();
  second.drag({{1, {c1, c1 + Vec2{0, 250}}}});
  second.drag({{1, {{60, 60}, {61, 61}}}});
  second.until("the card back", [&](const Look& l) {
    return l.is("settled") && base::distance(l.card("c1")->centre(), c1) < 0.5;
  });
  CHECK(first.look().str("saved") == "saved");
  CHECK(second.leave() == 0);
  first.drag({{1, {c1, c1 + Vec2{0, 250}}}});
  first.until("the first's card moved", [&](const Look& l) {
    return base::distance(l.card("c1")->centre(), c1 + Vec2{0, 250}) < 0.5;
  });
  CHECK(first.leave() == 0);
  CHECK(e2e::read_journal(room.journal()).size() == 1);
  room.check_clean();
}

TEST_CASE("the folder goes away: the table goes on and says so; it comes back: all is saved") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  driver.use_keyboard();
  const auto write = [&](const std::string& text) {
    driver.tap_button("new-card");
    driver.until("the editor", [](const Look& l) { return l.is("editing") && l.card(""); });
    screen->type(text);
    driver.until("the card", [&](const Look& l) { return l.card(text); });
  };
  write("before");
  driver.until_calm();
  const base::Path away = room.folder.path() / "away";
  std::filesystem::rename(room.sessions(), away);
  std::ofstream(room.sessions())
      << "a file where the folder was";  // so that it can't be made again
  driver.until("that it fails", [](const Look& l) { return l.str("saved") == "failing"; });
  write("meanwhile");
  const Look look = driver.look();
  const Vec2 c1 = look.card("c1")->centre();
  driver.drag({{1, {c1, c1 + Vec2{0, -150}}}});
  driver.until("the table going on", [&](const Look& l) {
    return base::distance(l.card("c1")->centre(), c1 + Vec2{0, -150}) < 0.5;
  });
  CHECK(driver.look().str("saved") == "failing");

  std::filesystem::remove(room.sessions());
  std::filesystem::rename(away, room.sessions());
  driver.until("that it is saved", [](const Look& l) { return l.str("saved") == "saved"; });
  // All of it, before anybody leaves.
  driver.program().kill();
  room.check_clean();
  Driver again(*screen, room.on_session());
  const Look after = again.look();
  for (const char* text : {"before", "meanwhile"}) CHECK_MESSAGE(after.card(text), text);
  CHECK(base::distance(after.to_map(after.card("c1")->centre()), look.to_map(c1 + Vec2{0, -150})) <
        0.6);
  CHECK(again.leave() == 0);
}

TEST_CASE("the folder is removed: it is made again with all that is known") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  const Look look = driver.look();
  std::filesystem::remove_all(room.sessions());
  const Vec2 c1 = look.card("c1")->centre();
  driver.drag({{1, {c1, c1 + Vec2{0, 150}}}});
  driver.until("the files again", [&](const Look& l) {
    return l.str("saved") == "saved" && std::filesystem::exists(room.session()) &&
           std::filesystem::exists(room.journal());
  });
  CHECK(driver.leave() == 0);
  CHECK(e2e::all_in(room.saved(), "cards").size() == 3);
  CHECK(base::distance(room.saved_pos("c1"), look.to_map(c1 + Vec2{0, 150})) < 0.3);
  room.check_clean();
}

TEST_CASE("told to end (SIGTERM) in the middle of a drag, the program saves and leaves") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(2, 1));
  Driver driver(*screen, room.on_session());
  driver.use_keyboard();
  driver.tap_button("new-card");
  driver.until("the editor", [](const Look& l) { return l.is("editing") && l.card(""); });
  screen->type("last words");
  const Look look = driver.until("the words", [](const Look& l) { return l.card("last words"); });
  const Vec2 c1 = look.card("c1")->centre();
  driver.touch().begin(1, c1.x, c1.y);
  driver.touch().update(1, c1.x + 60, c1.y - 60);
  driver.touch().sync();
  driver.until("the card held", [](const Look& l) { return !l.is("settled"); });
  CHECK(driver.leave() == 0);
  driver.touch().end(1, c1.x, c1.y);
  CHECK(e2e::card_in(room.saved(), "last words").is_object());
  CHECK(!std::filesystem::exists(room.sessions() / ".evening.json.lock"));
  room.check_clean();
}
