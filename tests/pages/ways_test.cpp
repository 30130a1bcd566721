// From page to page: sessions begun, opened, left, and what stands in the way.
#include <filesystem>

#include "pages/page_stage.h"

using support::PageStage;

TEST_CASE("pages: a session is begun with two taps, and lies on the start page when it is left") {
  PageStage stage;
  CHECK(stage.pages->only_panels());
  stage.tap("start-new");
  stage.write("field-title", "公園を考える");
  stage.tap("create");
  REQUIRE(stage.sitting());
  CHECK_FALSE(stage.pages->only_panels());
  CHECK(stage.machine.title == "公園を考える");
  CHECK(stage.says("公園を考える"));
  CHECK(stage.sitting()->open->path() == "/s/2026-07-05-公園を考える.json");
  stage.tap("leave");
  CHECK_FALSE(stage.sitting());
  CHECK(stage.machine.title.empty());
  CHECK(stage.has("tile-0"));
  CHECK(stage.says("公園を考える"));
  CHECK(stage.pictures.wanted.size() == 1);
  CHECK_FALSE(stage.pages->ended());
  stage.tap("leave");
  CHECK(stage.pages->ended());
}

TEST_CASE("pages: a second session of a day and title gets a name of its own") {
  PageStage stage;
  for (const char* name : {"/s/2026-07-05.json", "/s/2026-07-05-2.json"}) {
    stage.tap("start-new");
    stage.tap("create");
    REQUIRE(stage.sitting());
    CHECK(stage.sitting()->open->path() == name);
    stage.tap("leave");
  }
}

TEST_CASE("pages: a tile opens its session, a file is found by its folder") {
  PageStage stage;
  stage.put_session("evening", "夜の会");
  stage.put_session("deep", "深い");
  stage.tap("start-new");
  stage.tap("back");  // home again, it reads the folder anew
  stage.tap("tile-0");
  REQUIRE(stage.sitting());
  stage.tap("leave");
  stage.tap("start-open");
  CHECK(stage.says("deep.json"));
  CHECK(stage.says("evening.json"));
  stage.tap("row-1");
  REQUIRE(stage.sitting());
  CHECK(stage.sitting()->open->path() == "/s/evening.json");
}

TEST_CASE(
    "pages: from a folder that was named without its path people find the way up all the same") {
  PageStage stage("ja", "evenings");
  REQUIRE(stage.files.make_folders(std::filesystem::absolute("evenings")).ok());
  stage.tap("start-open");
  CHECK(stage.has("folder-up"));
}

TEST_CASE("pages: the example is opened as a copy that takes the changes") {
  PageStage stage;
  const auto before = stage.files.content(stage.assets.examples / "example.json");
  stage.tap("start-example");
  REQUIRE(stage.sitting());
  CHECK(stage.sitting()->board().cards.size() > 10);
  CHECK(stage.sitting()->open->path().parent_path() == "/s");
  CHECK(stage.sitting()->open->doc().can_undo());  // its journal came with it
  stage.new_card("もう一枚");
  stage.tap("leave");
  CHECK(stage.files.content(stage.assets.examples / "example.json") == before);
}

TEST_CASE("pages: a table that cannot be saved stays, however another session is asked for") {
  PageStage stage;
  const base::Path other = stage.put_session("other", "ほか");
  const base::Path path = stage.put_session("evening", "夜の会");
  stage.pages->open(path);
  REQUIRE(stage.sitting());
  stage.settle();
  const auto card = stage.new_card("大切なこと");
  stage.files.vanish("/s", true);
  const auto stays = [&] {
    REQUIRE(stage.sitting());
    CHECK(stage.sitting()->open->path() == path);
    CHECK(stage.sitting()->board().cards.contains(card));
    stage.frame();
    CHECK(stage.says_in("The session cannot be saved yet, so the table stays open."));
  };
  SUBCASE("left by its button") { stage.tap("leave"); }
  SUBCASE("a session dropped on the window") { stage.pages->drop(other); }
  SUBCASE("opened from outside") { stage.pages->open(other); }
  stays();
  CHECK(stage.pages->exit_code() == 0);
  // The end of the program alone goes on, and tells whoever started it.
  stage.pages->end();
  CHECK(stage.pages->exit_code() == 1);
}

TEST_CASE("pages: what can't be opened is said at home until it is closed, and as the exit code") {
  for (const std::string lang : {"ja", "en"}) {
    PageStage stage(lang);
    stage.files.put("/s/broken.json", "{\"format\":");
    stage.pages->open("/s/broken.json");
    CHECK_FALSE(stage.sitting());
    stage.frame();
    CHECK(stage.says("broken.json"));
    CHECK(stage.pages->exit_code() == 0);
    stage.pages->cannot_begin("/s/none.json",
                              {base::ErrorCode::not_found, base::sentence("x"), ""});
    CHECK(stage.pages->exit_code() == 1);
    stage.frame();
    CHECK(stage.says("none.json"));
    stage.tap("trouble-close");
    CHECK_FALSE(stage.says("none.json"));
    // Whoever gets to a table after all has what was wanted.
    stage.tap("start-new");
    stage.tap("create");
    CHECK(stage.pages->exit_code() == 0);
  }
}

TEST_CASE("pages: what can't be opened while somebody looks for a file is a message there") {
  PageStage stage;
  stage.files.put("/s/broken.json", "{\"format\":");
  stage.tap("start-open");
  stage.tap("row-0");
  CHECK_FALSE(stage.sitting());
  CHECK(stage.has("toast-close"));
  CHECK(stage.has("folder-up"));
}

TEST_CASE("pages: another session is opened over a table, whose people are asked nothing") {
  PageStage stage;
  const base::Path other = stage.put_session("other", "ほか");
  stage.tap("start-new");
  stage.tap("create");
  const auto first = stage.sitting()->open->path();
  const int turn = stage.pages->turn();
  stage.new_card("残る");
  stage.pages->drop(other);
  REQUIRE(stage.sitting());
  CHECK(stage.sitting()->open->path() == other);
  CHECK(stage.pages->turn() > turn);
  CHECK(stage.files.content(first)->find("残る") != std::string::npos);
}

TEST_CASE("pages: the places of a table that is left are kept, whatever ended it") {
  for (const bool end : {false, true}) {
    PageStage stage;
    stage.tap("start-new");
    stage.tap("create");
    stage.settle();
    const auto& places = stage.sitting()->seats->free_places().all();
    REQUIRE(places.size() == 4);
    const auto& free = places.front();
    const base::Vec2 middle =
        free.frame.to_window(base::Vec2{free.frame.size.w / 2, free.frame.size.h / 2}) *
        stage.sitting()->camera.px_per_mm;
    stage.touch(middle, middle);
    REQUIRE(stage.sitting()->seats->all().size() == 1);
    REQUIRE(stage.files.content("/config/seats.json"));
    // Stood up from in the last moment, before time has passed for anybody to be told.
    stage.files.put("/config/seats.json", "{}");
    const_cast<pages::Sitting*>(stage.sitting())->seats->add();
    if (end)
      stage.pages->end();
    else
      stage.tap("leave");
    const auto kept = stage.files.content("/config/seats.json");
    REQUIRE(kept);
    CHECK(kept->find("number") != std::string::npos);
  }
}

TEST_CASE("pages: a session that somebody else has open is looked at, and left at once") {
  PageStage stage;
  const base::Path path = stage.put_session("evening", "夜の会");
  auto theirs = storage::LiveSession::open(stage.files, stage.clock, stage.ids, path);
  REQUIRE(theirs.ok());
  stage.pages->open(path);
  REQUIRE(stage.sitting());
  stage.settle();
  CHECK(stage.sitting()->desk.read_only);
  CHECK(stage.says_in("Another program has this session open. Here it can only be looked at."));
  stage.pages->page().on_shortcut(pages::Shortcut::new_card);
  CHECK(stage.sitting()->board().cards.empty());
  stage.tap("leave");
  CHECK_FALSE(stage.sitting());
  CHECK((*theirs)->close().ok());
}
