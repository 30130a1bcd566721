// Reports and sessions taken along: to a stick, or by the code that says where they lie.

#include "pages/page_stage.h"
#include "pages/parcel.h"

using support::PageStage;

namespace {

/// A report is written, and its sheet is open.
void report_sheet(PageStage& stage) {
  REQUIRE(stage.files.make_folders("/media/STICK").ok());
  stage.pages->open(stage.put_session("evening", "夜の会", {"なぜ？"}));
  stage.settle();
  stage.tap("report");
  stage.until([&] { return stage.has("toast-other"); });
  stage.tap("toast-other");
  REQUIRE(stage.has("hand-over-close"));
}
/// Until what is copied on a thread of its own has been copied. The stage's clock goes as the real one does:
/// a disk that needs too long by it is given up.
void wait_for(PageStage& stage, const char* name) {
  stage.until([&] {
    const auto& all = stage.screen->buttons();
    const auto there = std::ranges::find(all, name, &panels::ButtonRect::name);
    return there != all.end() && there->enabled;
  });
}
std::string stick_place(PageStage& stage) {
  for (const panels::ButtonRect& b : stage.screen->buttons())
    if (b.name.starts_with("copy-to-") && b.text.find("STICK") != std::string::npos) return b.name;
  FAIL("the stick is no place");
  return {};
}

}  // namespace

TEST_CASE("handing over: the report goes to a stick from the message that says it is written") {
  for (const std::string lang : {"ja", "en"}) {
    PageStage stage(lang);
    report_sheet(stage);
    const std::string place = stick_place(stage);
    CHECK(place == "copy-to-0");  // before the documents
    stage.tap(place);
    wait_for(stage, place.c_str());
    CHECK(stage.files.exists("/media/STICK/evening.html"));
    CHECK(stage.files.exists("/media/STICK/evening.csv"));
    CHECK(stage.says("evening.html"));
    CHECK_FALSE(stage.says("/media"));
    // Once more it lies beside.
    stage.tap(place);
    wait_for(stage, place.c_str());
    CHECK(stage.files.exists("/media/STICK/evening-2.html"));
    CHECK(stage.says("evening-2.html"));
    stage.tap("hand-over-close");
    CHECK_FALSE(stage.has("hand-over-close"));
  }
}

TEST_CASE("handing over: the sheet says where the report lies, and on which computer") {
  PageStage stage;
  report_sheet(stage);
  CHECK(stage.says("夜の会"));
  CHECK(stage.says("evening.html"));
  CHECK(stage.says("evening-report"));
  CHECK(stage.says("machi-3"));
  CHECK(stage.says_in("All files of the report that were made go along."));
  const auto where = pages::where_it_lies(
      {desk::HandOver::Goods::report, "/s/x/evening.html", std::string(900, 'x')}, "machi-3",
      stage.pages->tr());
  REQUIRE(where.size() == 4);
  CHECK(where[0].size() < 300);
  CHECK(where[1] == "evening.html");
  CHECK(where[3].find("machi-3") != std::string::npos);
}

TEST_CASE("handing over: a full stick is said, and nothing of it is there") {
  PageStage stage;
  report_sheet(stage);
  const std::string place = stick_place(stage);
  stage.files.disk_full_after(stage.files.bytes_in_use() + 100);
  stage.tap(place);
  wait_for(stage, place.c_str());
  CHECK(stage.says(stage.pages->tr()("There is not enough room there: {} MB are needed.")) ==
        false);  // with its figure
  CHECK(stage.says("MB"));
  CHECK_FALSE(stage.files.exists("/media/STICK/evening.html"));
  for (const std::string& name : stage.files.names()) CHECK_FALSE(name.ends_with(".tmp"));
}

TEST_CASE("handing over: a stick that is put in appears, one that is pulled out goes") {
  PageStage stage;
  stage.pages->open(stage.put_session("evening", "夜の会"));
  stage.settle();
  stage.tap("session-sheet");
  stage.tap("session-take");
  REQUIRE(stage.has("hand-over-close"));
  CHECK(stage.says_in("Put a stick in: it appears here."));
  REQUIRE(stage.files.make_folders("/media/STICK").ok());
  stage.settle(2);
  CHECK_FALSE(stage.says_in("Put a stick in: it appears here."));
  const std::string place = stick_place(stage);
  stage.tap(place);
  wait_for(stage, place.c_str());
  CHECK(stage.files.exists("/media/STICK/evening.json"));
  CHECK(stage.files.exists("/media/STICK/evening.journal"));
  stage.files.vanish("/media/STICK", true);
  stage.settle(2);
  CHECK(stage.says_in("Put a stick in: it appears here."));
}

TEST_CASE("handing over: a session that was copied opens with all that was in it") {
  PageStage stage;
  REQUIRE(stage.files.make_folders("/media/STICK").ok());
  stage.pages->open(stage.put_session("evening", "夜の会"));
  stage.settle();
  stage.new_card("大切なこと");
  stage.settle(1);
  stage.tap("leave");
  stage.tap("tile-menu-0");
  stage.tap("session-take");
  const std::string place = stick_place(stage);
  stage.tap(place);
  wait_for(stage, place.c_str());
  stage.tap("hand-over-close");
  auto theirs =
      storage::LiveSession::open(stage.files, stage.clock, stage.ids, "/media/STICK/evening.json");
  REQUIRE(theirs.ok());
  CHECK((*theirs)->session().title == "夜の会");
  CHECK((*theirs)->session().boards.begin()->second.cards.size() == 1);
  CHECK((*theirs)->close().ok());
}

TEST_CASE("handing over: closed while it copies, a message says what became of it") {
  PageStage stage;
  report_sheet(stage);
  const std::string place = stick_place(stage);
  stage.frame();
  const auto at = [&](const char* name) {
    const auto& all = stage.screen->buttons();
    return std::ranges::find(all, name, &panels::ButtonRect::name)->rect_px.centre();
  };
  stage.touch_panel(at(place.c_str()));
  stage.touch_panel(at("hand-over-close"));
  CHECK_FALSE(stage.has("hand-over-close"));
  wait_for(stage, "toast-close");
  CHECK(stage.says("STICK"));
  CHECK(stage.files.exists("/media/STICK/evening.csv"));
}

TEST_CASE("showing: a report that no program shows is said, with the stick and the code") {
  PageStage stage;
  stage.pages->open(stage.put_session("evening", "夜の会"));
  stage.settle();
  stage.tap("report");
  stage.until([&] { return stage.has("toast-action"); });
  stage.tap("toast-action");
  REQUIRE(stage.machine.shown.size() == 1);
  stage.settle(1);
  CHECK_FALSE(stage.says_in("Stick or code"));
  stage.machine.failed = stage.machine.shown;
  stage.settle(1);
  CHECK(stage.says_in("Stick or code"));
  CHECK(stage.says("evening.html"));
  stage.tap("toast-action");
  CHECK(stage.has("hand-over-close"));
  CHECK(stage.says("夜の会"));
  // Of what nobody asked for nothing is said.
  stage.tap("hand-over-close");
  stage.machine.failed = {"/s/other.html"};
  stage.settle(1);
  CHECK_FALSE(stage.says("other.html"));
}
