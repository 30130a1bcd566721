// The bar, the menus, writing and the start screen of the real program.
#include <cmath>

#include "e2e/table_fixture.h"
#include "support/clipboard.h"

using e2e::Driver;
using e2e::Item;
using e2e::json;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

// ラベル / 住民の声 in Shift_JIS.
const char* const kShiftJis = "\x83\x89\x83\x78\x83\x8b\r\n\x8f\x5a\x96\xaf\x82\xcc\x90\xba\r\n";

}  // namespace

TEST_CASE("double tap and the keyboard: a card and a plate are written and rewritten") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {-60, 0}}, {"b", {40, 0}}});
  Driver driver(*screen, room.on_session());
  Look look = driver.until("two cards", [](const Look& l) { return l.all("card").size() == 2; });
  driver.use_keyboard();
  driver.double_tap(look.card("a")->centre());
  driver.until("the editor", [](const Look& l) { return l.is("editing"); });
  screen->press_key("a", {"Control_L"});
  screen->type("More benches, (shade) & \"water\"");
  driver.until("the words",
               [](const Look& l) { return l.card("More benches, (shade) & \"water\""); });
  screen->type("\b\b\b\b\b\b\bwaterx\b");
  driver.until("the words put right",
               [](const Look& l) { return l.card("More benches, (shade) & water"); });
  screen->press_key("Escape");
  driver.until("the editor closed", [](const Look& l) { return !l.is("editing"); });

  look = driver.look();
  driver.ring({*look.card("b"), *look.card("More benches, (shade) & water")}, 40);
  look = driver.until("an island", [](const Look& l) { return l.all("plate").size() == 1; });
  driver.double_tap(look.all("plate")[0].centre());
  driver.until("the plate's editor", [](const Look& l) { return l.is("editing"); });
  screen->type("Places to rest");
  driver.until("the plate's words", [](const Look& l) { return l.plate("Places to rest"); });
  driver.tap({100, 100});  // a tap on the table ends writing
  driver.until("the editor closed", [](const Look& l) { return !l.is("editing"); });
  driver.until_calm();
  CHECK(driver.leave() == 0);
  CHECK(e2e::card_in(room.saved(), "More benches, (shade) & water").is_object());
  CHECK(e2e::all_in(room.saved(), "islands")[0]["plate"] == "Places to rest");
}

TEST_CASE("new card: a card in free space, the cursor in it; left empty it goes away again") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {0, 0}}});
  Driver driver(*screen, room.on_session());
  driver.use_keyboard();
  driver.tap_button("new-card");
  driver.until("an empty card", [](const Look& l) { return l.is("editing") && l.card(""); });
  screen->type("second");
  Look look = driver.until("its words", [](const Look& l) { return l.card("second"); });
  const double apart = base::distance(look.card("second")->centre(), look.card("a")->centre());
  CHECK(apart > look.card("a")->height());  // not on top of the other
  driver.tap_button("new-card");
  driver.until("a third card", [](const Look& l) { return l.all("card").size() == 3; });
  screen->press_key("Escape");
  driver.until("the empty card gone", [](const Look& l) { return l.all("card").size() == 2; });
  driver.until_calm();
  CHECK(driver.leave() == 0);
  CHECK(e2e::all_in(room.saved(), "cards").size() == 2);
}

TEST_CASE("undo and redo take back whole actions, in order, with the buttons") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  const Look start =
      driver.until("three cards", [](const Look& l) { return l.all("card").size() == 3; });
  CHECK(!start.button("undo")->enabled);
  const Vec2 c1 = start.card("c1")->centre(), c2 = start.card("c2")->centre();
  driver.drag({{1, {c1, c1 + Vec2{0, 200}}}});
  driver.until("c1 moved", [&](const Look& l) {
    return l.is("settled") && base::distance(l.card("c1")->centre(), c1 + Vec2{0, 200}) < 0.5;
  });
  driver.drag({{1, {c2, c2 + Vec2{0, -200}}}});
  driver.until("c2 moved", [&](const Look& l) {
    return l.is("settled") && base::distance(l.card("c2")->centre(), c2 + Vec2{0, -200}) < 0.5;
  });
  const auto at = [&](const Look& l, Vec2 p1, Vec2 p2) {
    return base::distance(l.card("c1")->centre(), p1) < 0.5 &&
           base::distance(l.card("c2")->centre(), p2) < 0.5;
  };
  driver.tap_button("undo");
  driver.until("c2 back", [&](const Look& l) { return at(l, c1 + Vec2{0, 200}, c2); });
  driver.tap_button("undo");
  driver.until("c1 back",
               [&](const Look& l) { return at(l, c1, c2) && !l.button("undo")->enabled; });
  driver.tap_button("redo");
  driver.until("c1 moved again", [&](const Look& l) { return at(l, c1 + Vec2{0, 200}, c2); });
  CHECK(driver.leave() == 0);
  CHECK(base::distance(room.saved_pos("c1"), start.to_map(c1 + Vec2{0, 200})) < 0.3);
  CHECK(base::distance(room.saved_pos("c2"), start.to_map(c2)) < 0.3);
}

TEST_CASE("long press: colour, lone wolf, into the tray and back out of it") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  Look look = driver.until("three cards", [](const Look& l) { return l.all("card").size() == 3; });
  const std::string id = look.card("c1")->id;

  driver.long_press(look.card("c1")->centre());
  driver.tap_button("menu-color");
  driver.tap_button("menu-green");
  driver.until("the menu closed", [](const Look& l) { return !l.button_like("menu-"); });
  driver.long_press(look.card("c2")->centre());
  driver.tap_button("menu-lone-wolf");
  driver.until("the menu closed", [](const Look& l) { return !l.button_like("menu-"); });
  driver.long_press(look.card("c1")->centre());
  driver.tap_button("menu-to-tray");
  driver.until("c1 in the tray", [](const Look& l) { return !l.card("c1"); });
  driver.until_calm();
  CHECK(e2e::card_in(room.saved(), "c1").is_object());  // nothing is ever thrown out

  driver.tap_button("tray");
  driver.tap_button("tray-card-" + id);
  driver.until("c1 on the table", [](const Look& l) { return l.card("c1"); });
  driver.tap_button("tray-close");
  driver.until_calm();
  CHECK(driver.leave() == 0);
  const json c1 = e2e::card_in(room.saved(), id);
  CHECK(c1["color"] == "green");
  CHECK(c1["place"] == "table");
  CHECK(e2e::card_in(room.saved(), "c2")["alone"] == 1);
}

TEST_CASE("the view: locked it stays, unlocked two fingers zoom it, fit shows all again") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(2, 1, 200));
  Driver driver(*screen, room.on_session());
  const Look start =
      driver.until("two cards", [](const Look& l) { return l.all("card").size() == 2; });
  REQUIRE(start.is("locked"));
  const std::map<int, e2e::Way> apart{{1, {{900, 480}, {760, 480}}},
                                      {2, {{1020, 480}, {1160, 480}}}};
  driver.drag(apart);
  driver.tap_button("lock");
  const Look unlocked = driver.until("unlocked", [](const Look& l) { return !l.is("locked"); });
  CHECK(unlocked.scale() == start.scale());

  driver.drag(apart);
  const Look nearer = driver.until("a larger scale", [&](const Look& l) {
    return l.scale() > start.scale() * 2.4 && l.is("settled");
  });
  // The fingers' way before they were taken for a pinch does not count.
  CHECK(nearer.scale() < start.scale() * 400 / 120 * 1.01);
  const Vec2 two{60, 40};
  driver.drag({{1, {{900, 300}, Vec2{900, 300} + two}}, {2, {{1020, 300}, Vec2{1020, 300} + two}}});
  driver.until("the map panned", [&](const Look& l) {
    return base::distance(l.camera_centre(), nearer.camera_centre()) > 3;
  });
  driver.tap_button("fit");
  driver.until("all in sight",
               [&](const Look& l) { return std::abs(l.scale() - start.scale()) < 0.01; });
  driver.tap_button("lock");
  driver.until("locked", [](const Look& l) { return l.is("locked"); });
  CHECK(driver.leave() == 0);
  CHECK(!std::filesystem::exists(room.journal()));  // looking is no op
}

TEST_CASE("the view: what fit shows is on the screen too, when only the place changes") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(2, 1, 160));
  Driver driver(*screen, room.on_session());
  const Look start =
      driver.until("two cards", [](const Look& l) { return l.all("card").size() == 2; });
  const auto right_most = [](const Look& l) {
    const auto cards = l.all("card");
    return cards[0].centre().x > cards[1].centre().x ? cards[0] : cards[1];
  };
  const Vec2 from = right_most(start).centre(), inside{30 * start.scale(), 20 * start.scale()};
  driver.drag({{1, {from, from + Vec2{300, 0}}}});
  const Look moved = driver.until("the card moved", [&](const Look& l) {
    return l.is("settled") && right_most(l).centre().x > from.x + 290;
  });
  const auto shown = [&](const Look& l) {
    const Vec2 at = right_most(l).centre() + inside;
    return screen->pixel(int(at.x), int(at.y));
  };
  const support::Rgb paper = shown(moved);
  driver.tap_button("fit");
  const Look fitted = driver.until("the map moved, no larger and no smaller", [&](const Look& l) {
    return l.is("settled") && right_most(l).centre().x < right_most(moved).centre().x - 100;
  });
  CHECK(fitted.scale() == doctest::Approx(moved.scale()));
  CHECK(support::wait_until(1, [&] { return shown(fitted) == paper; }));
  const Vec2 was = right_most(moved).centre() + inside;
  CHECK_FALSE(screen->pixel(int(was.x), int(was.y)) == paper);
  CHECK(driver.leave() == 0);
}

TEST_CASE("pasted lines become cards, Japanese as well") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  Driver driver(*screen, room.on_session());
  auto clipboard = support::Clipboard::open(screen->display());
  REQUIRE(clipboard.ok());
  (*clipboard)->copy("公園のベンチを増やす\n\n　夜道が暗い　\nMore shade\n");
  driver.tap({300, 300});  // the keyboard follows the finger where no window manager is
  screen->press_key("v", {"Control_L"});
  const Look look =
      driver.until("three cards", [](const Look& l) { return l.all("card").size() == 3; });
  for (const char* text : {"公園のベンチを増やす", "夜道が暗い", "More shade"})
    CHECK(look.card(text));
  driver.tap_button("undo");
  driver.until("all three taken back", [](const Look& l) { return l.all("card").empty(); });
  driver.tap_button("redo");
  driver.until("and back", [](const Look& l) { return l.all("card").size() == 3; });
  driver.until_calm();
  CHECK(driver.leave() == 0);
  room.check_clean();
}

TEST_CASE("cards imported from a Shift_JIS file on the command line lie on the table") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  const base::Path file = room.folder.path() / "cards.txt";
  std::ofstream(file, std::ios::binary) << kShiftJis;
  const auto imported =
      e2e::command(e2e::kProgram, {"import", room.session().string(), file.string()});
  REQUIRE_MESSAGE(imported.exit_code == 0, imported.output);
  Driver driver(*screen, room.on_session());
  const Look look =
      driver.until("two cards", [](const Look& l) { return l.all("card").size() == 2; });
  CHECK(look.card("ラベル"));
  CHECK(look.card("住民の声"));
  CHECK(driver.leave() == 0);
}

TEST_CASE("the language is switched while running, and at the start by the option") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"a", {0, 0}}});
  Driver driver(*screen, room.on_session({"--dpi", "96", "--lang", "ja"}));
  CHECK(driver.look().str("lang") == "ja");
  driver.tap_button("language");
  driver.until("English", [](const Look& l) { return l.str("lang") == "en"; });
  driver.tap_button("language");
  driver.until("Japanese", [](const Look& l) { return l.str("lang") == "ja"; });
  CHECK(driver.leave() == 0);
}

TEST_CASE("start: one tap for a new session, one to begin; a tile opens it again") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  Driver driver(*screen, room.on_start_screen());
  CHECK(driver.look().str("page") == "start");
  driver.tap_button("start-new");
  driver.tap_button("create");
  Look look = driver.until("the table", [](const Look& l) { return l.str("page") == "table"; });
  const std::string path = look.str("session");
  CHECK(base::Path(path).parent_path() == room.sessions());
  driver.use_keyboard();
  driver.tap_button("new-card");
  driver.until("the editor", [](const Look& l) { return l.is("editing"); });
  screen->type("hello");
  driver.until("the card", [](const Look& l) { return l.card("hello"); });
  driver.tap_button("leave");
  driver.until("the start screen", [](const Look& l) { return l.str("page") == "start"; });
  CHECK(e2e::card_in(e2e::read_json(path), "hello").is_object());
  driver.tap_button("tile-0");
  look = driver.until("the table again", [](const Look& l) { return l.str("page") == "table"; });
  CHECK(look.str("session") == path);
  CHECK(look.card("hello"));
  driver.tap_button("leave");
  driver.tap_button("start-example");
  look = driver.until("the example", [](const Look& l) { return l.str("page") == "table"; });
  CHECK(look.all("card").size() > 5);
  CHECK(look.all("plate").size() > 1);
  // It is a copy.
  CHECK(base::Path(look.str("session")).parent_path() == room.sessions());
  CHECK(driver.leave() == 0);
}

TEST_CASE("report: the bar's button writes HTML and CSV beside the session") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"<b>bold</b> & more", {0, 0}}, {"=1+1", {90, 0}}});
  Driver driver(*screen, room.on_session());
  driver.tap_button("report");
  driver.until("the message", [](const Look& l) { return l.button("toast-action"); });
  const base::Path folder = room.sessions() / "evening-report";
  const std::string html = e2e::read_text(folder / "evening.html");
  CHECK(html.find("&lt;b&gt;bold&lt;/b&gt; &amp; more") != std::string::npos);
  CHECK(html.find("<b>bold") == std::string::npos);
  CHECK(e2e::read_text(folder / "evening.csv").find("=1+1") != std::string::npos);
  driver.tap_button("toast-close");
  driver.until("the message gone", [](const Look& l) { return !l.button("toast-close"); });
  CHECK(driver.leave() == 0);
}
