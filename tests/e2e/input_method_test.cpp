// A real input method (uim with Anthy, by XIM) at the real program: what is composed is shown where
// it is written, and its keys are its own.
#include <filesystem>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::json;
using e2e::Look;
using support::ChildProcess;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

const base::Path kUim = "/usr/bin/uim-xim";
const base::Path kAnthy = "/usr/share/uim/anthy-utf8.scm";
const base::Path kJapanese = "/usr/share/i18n/locales/ja_JP";

/// What there is to test with; else the reason is said, as for a screen that is missing.
bool installed() {
  std::string missing;
  for (const auto& [file, package] : {std::pair{kUim, "uim-xim"}, std::pair{kAnthy, "uim-anthy"},
                                      std::pair{kJapanese, "locales"}})
    if (!std::filesystem::exists(file)) missing += std::string(" ") + package;
  if (missing.empty()) return true;
  const std::string reason = "no input method to test with; install" + missing;
  const char* ci = std::getenv("CI");
  if (ci && std::string_view(ci) == "true") FAIL("CI needs an input method: " << reason);
  std::printf("SKIPPED: %s\n", reason.c_str());
  return false;
}

/// A table with cards and, while it runs, the input method beside it, in a Japanese locale made for
/// the test: uim serves no other.
struct Desk {
  support::TouchScreen& screen;
  e2e::Room room;
  std::map<std::string, std::string> environment;
  std::optional<ChildProcess> method;
  std::unique_ptr<Driver> driver;
  int starts = 0;

  explicit Desk(TouchScreen& on) : screen(on) {
    const base::Path locales = room.folder.path() / "locales";
    std::filesystem::create_directories(locales);
    auto made = support::run_program({"/usr/bin/localedef",
                                      {"-i", "ja_JP", "-f", "UTF-8", locales / "ja_JP.UTF-8"},
                                      {},
                                      room.folder.path() / "localedef.txt"});
    REQUIRE_MESSAGE(made.ok(), (made ? "" : made.error().text()));
    environment = room.environment();
    environment["LC_ALL"] = "ja_JP.UTF-8";
    environment["LOCPATH"] = locales;
    environment["XMODIFIERS"] = "@im=uim";
    environment["DISPLAY"] = screen.display();
  }

  void start_program() {
    e2e::Start start = room.on_session();
    start.environment = environment;
    driver = std::make_unique<Driver>(screen, start);
  }
  void start_method() {
    const base::Path output = room.folder.path() / ("uim" + std::to_string(++starts) + ".txt");
    auto started = ChildProcess::start({kUim, {"--engine=anthy-utf8"}, environment, output});
    REQUIRE_MESSAGE(started.ok(), (started ? "" : started.error().text()));
    method.emplace(std::move(*started));
    until_said("composes in place");
  }
  /// The program's log says so as often as the input method was started.
  void until_said(const std::string& words) {
    const bool said = support::wait_until(40, [&] {
      const std::string all = driver->program().output();
      int n = 0;
      for (auto at = all.find(words); at != std::string::npos; at = all.find(words, at + 1)) ++n;
      return n >= starts;
    });
    REQUIRE_MESSAGE(said, driver->program().output());
  }
  void switch_on() { screen.press_key("space", {"Shift_L"}); }
  void until_card(const std::string& text, bool composing) {
    driver->until("the card " + text,
                  [&](const Look& l) { return l.card(text) && l.is("composing") == composing; });
  }
};

}  // namespace

TEST_CASE("input method: composes in the card, keeps its keys, and commits letter for letter") {
  if (!installed()) return;
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Desk desk(*screen);
  desk.room.lay_out({{"a", {-150, 0}}});
  desk.start_program();
  desk.start_method();
  Driver& driver = *desk.driver;
  driver.use_keyboard();
  driver.tap_button("new-card");
  driver.until("the editor", [](const Look& l) { return l.is("editing"); });
  screen->type("No 1 ");
  desk.until_card("No 1 ", false);
  desk.switch_on();
  screen->type("kyoudou");
  desk.until_card("No 1 きょうどう", true);
  screen->type("\b");
  desk.until_card("No 1 きょうど", true);
  screen->type("u ");
  driver.until("a conversion", [](const Look& l) {
    return l.is("composing") && !l.card("No 1 きょうどう") && !l.card("No 1 きょうど");
  });
  screen->press_key("Escape");  // the conversion's, not the editor's
  desk.until_card("No 1 きょうどう", true);
  screen->type("\n");
  desk.until_card("No 1 きょうどう", false);
  CHECK(driver.look().is("editing"));
  screen->type("\n");  // now it is the card's
  desk.until_card("No 1 きょうどう\n", false);
  screen->type("mati\n");
  desk.until_card("No 1 きょうどう\nまち", false);
  screen->press_key("Escape");
  driver.until("the editor closed", [](const Look& l) { return !l.is("editing"); });
  driver.until_calm();
  CHECK(driver.leave() == 0);
  CHECK(e2e::card_in(desk.room.saved(), "No 1 きょうどう\nまち").is_object());
  desk.room.check_clean();
}

TEST_CASE("input method: what is composed stays where it was when the writing goes elsewhere") {
  if (!installed()) return;
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Desk desk(*screen);
  desk.room.lay_out({{"a", {-150, 0}}, {"b", {150, 0}}});
  desk.start_program();
  desk.start_method();
  Driver& driver = *desk.driver;
  Look look = driver.look();
  const e2e::Vec2 b = look.card("b")->centre();
  driver.use_keyboard();
  driver.double_tap(look.card("a")->centre());
  driver.until("the editor", [](const Look& l) { return l.is("editing"); });
  screen->press_key("End");
  desk.switch_on();
  screen->type("mati");
  desk.until_card("aまち", true);
  driver.double_tap(b);
  desk.until_card("aまち", false);
  driver.until("b's editor", [](const Look& l) { return l.is("editing"); });
  screen->press_key("End");
  screen->type("hito");
  desk.until_card("bひと", true);
  driver.tap({100, 100});
  driver.until("the editor closed",
               [](const Look& l) { return !l.is("editing") && !l.is("composing"); });

  // In a seat the card being written shows it.
  driver.tap_button("add-seat");
  const auto written = [](const std::string& text) {
    return [text](const Look& l) {
      for (const json& item : l.answer()["items"])
        if (item["kind"] == "seat" && item.value("text", "") == text) return true;
      return false;
    };
  };
  driver.until("an open seat", written(""));
  screen->type("umi");
  driver.until("composed in the seat", written("うみ"));
  screen->type("\n");
  driver.until("committed in the seat",
               [&](const Look& l) { return written("うみ")(l) && !l.is("composing"); });
  driver.until_calm();
  CHECK(driver.leave() == 0);
  const json saved = desk.room.saved();
  for (const char* text : {"aまち", "bひと", "うみ"}) CHECK(e2e::card_in(saved, text).is_object());
  CHECK(e2e::all_in(saved, "cards").size() == 3);
}

TEST_CASE("input method: when it dies what was composed stays, keys go on, and it is found again") {
  if (!installed()) return;
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Desk desk(*screen);
  desk.room.lay_out({});
  desk.start_program();
  Driver& driver = *desk.driver;
  driver.use_keyboard();
  driver.tap_button("new-card");
  driver.until("the editor", [](const Look& l) { return l.is("editing"); });
  screen->type("x");  // before there is any
  desk.until_card("x", false);
  desk.start_method();
  desk.switch_on();
  screen->type("ka");
  desk.until_card("xか", true);
  desk.method->kill();  // perhaps in mid-answer: then it takes seconds until it is given up
  desk.until_card("xか", false);
  screen->type("y\b");
  screen->type("z");
  desk.until_card("xかz", false);
  desk.start_method();
  desk.switch_on();
  screen->type("ki\n");
  desk.until_card("xかzき", false);
  driver.until_calm();
  CHECK(driver.leave() == 0);
  CHECK(e2e::card_in(desk.room.saved(), "xかzき").is_object());
}

TEST_CASE("input method: a panel's field takes what is committed, and what is composed when left") {
  if (!installed()) return;
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  Desk desk(*screen);
  e2e::Start start = desk.room.on_start_screen();
  start.environment = desk.environment;
  desk.driver = std::make_unique<Driver>(*screen, start);
  desk.start_method();
  Driver& driver = *desk.driver;
  driver.tap_button("start-new");
  driver.tap_button("field-title");
  driver.until("the field", [](const Look& l) { return l.answer()["typing"] == "field-title"; });
  const auto holds = [](const std::string& field, const std::string& text, bool composing) {
    return [=](const Look& l) {
      const e2e::Item* item = l.button(field);
      return item && item->text == text && l.is("composing") == composing;
    };
  };
  screen->press_key("a", {"Control_L"});  // Ctrl is let go, and no other key says so
  desk.switch_on();
  screen->type("umi");
  driver.until("composing beside the text", holds("field-title", "", true));
  screen->type("\n");
  driver.until("committed", holds("field-title", "うみ", false));
  screen->type("to");
  driver.until("composing again", holds("field-title", "うみ", true));
  driver.tap_button("field-venue");
  driver.until("kept", holds("field-title", "うみと", false));
  screen->type("yama\n");
  driver.until("the other field", holds("field-venue", "やま", false));
}
