// The bin among the places of the files page.
#include "pages/page_stage.h"

using support::PageStage;

namespace {

/// One session in the bin, and the bin on the screen.
void open_bin(PageStage& stage) {
  stage.put_session("evening", "夜の会");
  stage.tap("start-new");
  stage.tap("back");
  stage.tap("tile-menu-0");
  stage.tap("session-bin");
  REQUIRE(stage.files.exists("/s/.bin/evening.json"));
  stage.clock.advance(60);
  stage.settle();
  stage.tap("start-open");
  stage.tap("place-bin");
}

}  // namespace

TEST_CASE("bin: it is empty at first, and says so") {
  PageStage stage;
  stage.tap("start-open");
  stage.tap("place-bin");
  CHECK(stage.says_in("The bin is empty."));
  stage.tap("place-0");
  CHECK_FALSE(stage.says_in("The bin is empty."));
}

TEST_CASE("bin: a session is put back with a tap, beside one that has its name meanwhile") {
  for (const std::string lang : {"ja", "en"}) {
    PageStage stage(lang);
    open_bin(stage);
    CHECK(stage.says("夜の会"));
    CHECK(stage.says("2026-07-05"));
    stage.put_session("evening", "別の会");
    stage.tap("bin-back-0");
    CHECK(stage.says_in("The bin is empty."));
    CHECK(stage.says("夜の会"));  // is back, says the message
    CHECK(stage.files.exists("/s/evening-2.json"));
    stage.tap("back");
    CHECK(stage.has("tile-1"));
  }
}

TEST_CASE("bin: it is deleted for good only when that has been said twice") {
  PageStage stage;
  open_bin(stage);
  stage.tap("bin-delete-0");
  CHECK(stage.files.exists("/s/.bin/evening.json"));
  CHECK(stage.says("「夜の会」"));  // it is named
  stage.tap("bin-keep");
  CHECK(stage.has("bin-back-0"));
  stage.tap("bin-delete-0");
  stage.tap("bin-delete-sure");
  CHECK_FALSE(stage.files.exists("/s/.bin/evening.json"));
  CHECK_FALSE(stage.files.exists("/s/.bin/evening.journal"));
  CHECK(stage.says_in("The bin is empty."));
}

TEST_CASE("bin: what can't be done is said, and the session stays there") {
  PageStage stage;
  open_bin(stage);
  stage.files.set_read_only(true);
  stage.tap("bin-back-0");
  stage.tap("bin-delete-0");
  stage.tap("bin-delete-sure");
  CHECK(stage.has("toast-close"));
  CHECK(stage.has("bin-back-0"));
  CHECK(stage.files.exists("/s/.bin/evening.json"));
}
