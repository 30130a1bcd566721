// What is taken along: a report and a session copied by finger, and the code read from the real screen.
#include <algorithm>
#include <cstdio>

#include "e2e/table_fixture.h"

namespace {

using e2e::Driver;
using e2e::Look;
using support::screen_or_skip;
using support::TouchScreen;

/// The documents' place on the sheet is tapped; done when all of `files` lie there and it can be tapped
/// again. (That alone is no sign: so it could before the copying began.)
void copy_to_documents(Driver& driver, const base::Path& documents,
                       const std::vector<std::string>& files) {
  std::string place;
  driver.until("the documents", [&](const Look& l) {
    for (const e2e::Item& i : l.all("button"))
      if (i.name.starts_with("copy-to-") && i.text == "Documents") place = i.name;
    return !place.empty();
  });
  driver.tap_button(place);
  driver.until("the copy", [&](const Look& l) {
    const auto is_there = [&](const std::string& f) {
      return std::filesystem::exists(documents / f);
    };
    return std::ranges::all_of(files, is_there) && l.button(place) && l.button(place)->enabled;
  });
}
std::string read_code(const base::Path& picture) {
  std::string text;
  FILE* reader = ::popen(("zbarimg -q --raw '" + picture.string() + "' 2>/dev/null").c_str(), "r");
  for (int c = std::fgetc(reader); c != EOF; c = std::fgetc(reader)) text += char(c);
  ::pclose(reader);
  return text;
}

}  // namespace

TEST_CASE(
    "taken along: report and session are copied, and the code on the screen says where from") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"hello", {0, 0}}});
  const base::Path documents = room.folder.path() / "Documents";
  std::filesystem::create_directories(documents);
  Driver driver(*screen, room.on_session());
  driver.tap_button("report");
  driver.tap_button("toast-other");
  copy_to_documents(driver, documents, {"evening.html", "evening.csv"});
  CHECK(e2e::read_text(documents / "evening.html").find("hello") != std::string::npos);
  copy_to_documents(driver, documents, {"evening-2.html", "evening-2.csv"});
  if (std::system("command -v zbarimg >/dev/null 2>&1") == 0) {
    const base::Path picture = room.folder.path() / "screen.png";
    REQUIRE(driver.screen().screenshot(picture).ok());
    const std::string said = read_code(picture);
    for (const char* part : {"Evening\n", "evening.html\n", "evening-report\n"})
      CHECK_MESSAGE(said.find(part) != std::string::npos, said);
  }
  driver.tap_button("hand-over-close");
  driver.tap_button("session-sheet");
  driver.tap_button("session-take");
  copy_to_documents(driver, documents, {"evening.json"});
  const auto checked =
      e2e::command(e2e::kProgram, {"check", (documents / "evening.json").string()});
  CHECK_MESSAGE(checked.exit_code == 0, checked.output);
  driver.tap_button("hand-over-close");
  for (const auto& entry : std::filesystem::directory_iterator(documents))
    CHECK_FALSE(entry.path().extension() == ".tmp");
  CHECK(driver.leave() == 0);
}

TEST_CASE("taken along: where no program shows a report, that is said and the sheet offered") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out({{"hello", {0, 0}}});
  e2e::Start start = room.on_session();
  start.environment["PATH"] = "/nowhere";
  Driver driver(*screen, start);
  driver.tap_button("report");
  driver.tap_button("toast-action");
  driver.until("that it can't be shown", [](const Look& l) {
    return std::ranges::any_of(l.answer()["messages"], [](const e2e::json& m) {
      return m.get<std::string>().find("No program on this computer") != std::string::npos;
    });
  });
  driver.tap_button("toast-action");
  driver.until("the sheet", [](const Look& l) { return l.button("hand-over-close"); });
  driver.tap_button("hand-over-close");
  CHECK(driver.leave() == 0);
}
