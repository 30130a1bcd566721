// Nothing goes wrong unseen: files that cannot be opened, places that do not last, a program told
// to leave while nothing can be saved.
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::kProgram;
using e2e::Look;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

std::string messages(const Look& look) { return look.answer()["messages"].dump(); }

bool says(const Look& look, const std::string& words) {
  return messages(look).find(words) != std::string::npos;
}

/// The program with `file` named, as a double click names it.
e2e::Start on_file(const e2e::Room& room, const std::string& file, const std::string& lang = "en") {
  return {kProgram,
          {file, "--dpi", "96", "--lang", lang, "--sessions", room.sessions().string()},
          room.environment()};
}

}  // namespace

TEST_CASE("told: a named file that cannot be opened is said on the start page, in one's language") {
  auto screen = screen_or_skip<TouchScreen>(1280, 800);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  struct Case {
    const char* name;
    std::optional<std::string> bytes;
    const char *english, *japanese;
  };
  const std::string whole = [&] {
    std::ifstream in(room.session());
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  for (const Case& c :
       std::vector<Case>{{"gone.json", {}, "no such file", "を開けません"},
                         {"empty.json", "", "can't be opened", "を開けません"},
                         {"list.json", "[1, 2]", "can't be opened", "を開けません"},
                         {"text.json", "good evening", "can't be opened", "を開けません"},
                         {"cut.json", whole.substr(0, 40), "", ""},
                         {"new.json", R"({"format":"kurumaza-session","version":99})", "newer",
                          "を開けません"}}) {
    CAPTURE(c.name);
    const base::Path file = room.sessions() / c.name;
    if (c.bytes) std::ofstream(file) << *c.bytes;
    for (const bool ja : {false, true}) {
      Driver driver(*screen, on_file(room, file.string(), ja ? "ja" : "en"));
      Look look = driver.look();
      if (look.str("page") == "table") continue;  // what was cut could be mended
      CHECK_MESSAGE(says(look, c.name), messages(look));
      CHECK_MESSAGE(says(look, ja ? c.japanese : c.english), messages(look));
      CHECK_MESSAGE(!says(look, room.folder.path().string()), messages(look));
      CHECK(look.button("start-open"));
      // It changes its language with the page, and stays until it is closed.
      driver.tap_button("language");
      look = driver.until("the other language", [&](const Look& l) {
        return says(l, ja ? "can't be opened" : "を開けません");
      });
      driver.tap_button("trouble-close");
      driver.until("it gone", [](const Look& l) { return !l.button("trouble-close"); });
      CHECK(driver.program().output().find(file.string()) != std::string::npos);
      CHECK(driver.leave() == 1);
    }
  }
}

TEST_CASE("told: whoever goes on with another session after that leaves with 0") {
  auto screen = screen_or_skip<TouchScreen>(1280, 800);
  if (!screen) return;
  e2e::Room room;
  room.lay_out({});
  Driver driver(*screen, on_file(room, (room.sessions() / "gone.json").string()));
  driver.tap_button("tile-0");
  const Look look =
      driver.until("the table", [](const Look& l) { return l.str("page") == "table"; });
  CHECK(look.answer()["messages"].empty());
  CHECK(driver.leave() == 0);
}

TEST_CASE("told: without a home folder the table says that it saves to a temporary place") {
  auto screen = screen_or_skip<TouchScreen>(1280, 800);
  if (!screen) return;
  e2e::Room room;
  e2e::Start start{kProgram, {"--dpi", "96", "--lang", "ja"}, room.environment()};
  for (const char* none : {"HOME", "XDG_DATA_HOME"}) start.environment[none] = "";
  Driver driver(*screen, start);
  driver.tap_button("start-new");
  driver.tap_button("create");
  const Look look =
      driver.until("the table", [](const Look& l) { return l.str("page") == "table"; });
  CHECK_MESSAGE(says(look, "一時的なフォルダー"), messages(look));
  const base::Path session = look.str("session");
  CHECK(driver.leave() == 0);
  std::filesystem::remove(session);
  std::filesystem::remove(base::Path(session).replace_extension(".journal"));
}

TEST_CASE("told: a program that must leave while nothing can be saved does not end with 0") {
  auto screen = screen_or_skip<TouchScreen>(1280, 800);
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(2, 1));
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  // The folder is gone, and a file has its name: nothing can be written there.
  std::filesystem::rename(room.sessions(), room.folder.path() / "away");
  std::ofstream(room.sessions()) << "in the way";
  driver.use_keyboard();
  driver.tap_button("new-card");
  driver.until("that nothing is saved", [](const Look& l) { return l.str("saved") == "failing"; });
  const auto code = driver.program().leave(20);
  REQUIRE(code.has_value());
  CHECK(*code == 1);
  CHECK(driver.program().output().find("could not be saved") != std::string::npos);
}

TEST_CASE("told: a probe that would replace a session is refused before anything begins") {
  const support::TemporaryFolder folder("kurumaza-told-");
  const base::Path session = folder.path() / "evening.json";
  REQUIRE(e2e::command(kProgram, {"new", session.string()}).exit_code == 0);
  const auto size = std::filesystem::file_size(session);
  auto screen = screen_or_skip<TouchScreen>(1280, 800);
  if (!screen) return;
  support::ProcessOptions options;
  options.program = kProgram;
  options.args = {"--probe", session.string()};
  options.environment = {{"DISPLAY", screen->display()}, {"LC_ALL", "C.UTF-8"}};
  const auto refused = support::run_program(options);
  REQUIRE(refused.ok());
  CHECK(refused->exit_code == 1);
  CHECK_MESSAGE(refused->output.find("no socket") != std::string::npos, refused->output);
  CHECK(std::filesystem::file_size(session) == size);
}
