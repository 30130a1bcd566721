// What the bar answers where there is nothing to do, and what it asks.
#include <fmt/core.h>

#include "pages/page_stage.h"

using support::PageStage;

namespace {

void begin(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
}

}  // namespace

TEST_CASE("bar: to spread or tidy where all lies so already is answered, and nothing to undo") {
  PageStage stage;
  begin(stage);
  for (const char* button : {"spread", "tidy"}) {
    stage.tap(button);
    CHECK(stage.says_in("No card lies on the table yet."));
    stage.tap("toast-close");
  }
  stage.new_card("あいさつ");
  stage.tap("spread");
  CHECK(stage.says_in("No card lies on another: all lies spread out already."));
  stage.tap("tidy");
  stage.settle(1);
  stage.tap("tidy");
  CHECK(stage.says_in("Everything lies in rows already."));
  stage.tap("tidy");  // once more it is no second message
  CHECK_FALSE(stage.has("toast-close-2"));
}

TEST_CASE("leaving: the question counts what waits while it stands, and goes when nothing does") {
  PageStage stage;
  begin(stage);
  auto& seats = *const_cast<pages::Sitting*>(stage.sitting())->seats;
  seats.add();
  seats.add();
  stage.settle();
  seats.all()[0]->type("まだ");
  stage.settle();
  stage.tap("leave");
  stage.tap("leave");  // it is asked once
  REQUIRE(stage.has("toast-action"));
  CHECK_FALSE(stage.has("toast-action-1"));
  const auto asks = [&](int count) {
    return stage.says(fmt::format(
        fmt::runtime(stage.pages->tr()("Not yet on the table, still at the seats: {}")), count));
  };
  CHECK(asks(1));
  seats.all()[1]->type("もう一枚");
  stage.settle();
  CHECK(asks(2));
  CHECK_FALSE(asks(1));
  seats.show_all();
  stage.settle();
  CHECK_FALSE(stage.has("toast-action"));
  REQUIRE(stage.sitting());
  stage.tap("leave");
  CHECK_FALSE(stage.sitting());
}

TEST_CASE("bar: the report's message names its folder and its file, no path") {
  PageStage stage;
  stage.put_session("evening", "夜の会");
  stage.pages->open("/s/evening.json");
  stage.tap("report");
  stage.until([&] { return stage.says("evening-report / evening.html"); });
  CHECK_FALSE(stage.says("s / evening-report"));
  CHECK_FALSE(stage.says("/s/"));
}

TEST_CASE("start: another title is written at once, over the old one") {
  for (const bool finger : {true, false}) {
    CAPTURE(finger);
    PageStage stage;
    stage.put_session("evening", "夜の会");
    stage.tap("start-new");
    stage.tap("back");
    stage.by_finger = finger;
    stage.tap("tile-menu-0");
    stage.tap("session-rename");
    stage.settle();
    if (finger) {
      REQUIRE(stage.has("keys-done"));
      CHECK(stage.text_in("field-rename") == "夜の会");
      stage.key("あ");
      CHECK(stage.text_in("keys-text") == "あ");
    } else {
      CHECK_FALSE(stage.has("keys-done"));
      REQUIRE(stage.screen->wants_keyboard());
      ImGui::GetIO().AddInputCharactersUTF8("朝");
      stage.frame();
      stage.frame();
      CHECK(stage.text_in("field-rename") == "朝");
    }
    stage.tap("rename-done");
    stage.settle();
    CHECK(stage.says(finger ? "あ" : "朝"));
    CHECK_FALSE(stage.says("夜の会"));
  }
}

TEST_CASE("start: the caret's keys and a touch keep the old title; a step back takes all of it") {
  PageStage stage;
  stage.put_session("evening", "ゆう");
  stage.tap("start-new");
  stage.tap("back");
  stage.by_finger = true;
  stage.tap("tile-menu-0");
  stage.tap("session-rename");
  stage.settle();
  auto& keyboard = stage.pages->keyboard();
  keyboard.press(text::TextKey::left, {});
  keyboard.type("x");
  CHECK(stage.text_in("field-rename") == "ゆxう");
  keyboard.close();
  stage.settle();
  stage.tap("rename-done");
  stage.tap("tile-menu-0");
  stage.tap("session-rename");
  stage.settle();
  keyboard.press(text::TextKey::backspace, {});
  CHECK(stage.text_in("field-rename").empty());
}

TEST_CASE("start: what is searched by goes with one tap") {
  PageStage stage;
  stage.put_session("one", "公園の会");
  stage.put_session("two", "道路の会");
  stage.tap("start-new");
  stage.tap("back");
  CHECK_FALSE(stage.has("search-clear"));
  stage.write("field-search", "道路");
  REQUIRE(stage.has("search-clear"));
  CHECK_FALSE(stage.has("tile-1"));
  stage.tap("search-clear");
  CHECK(stage.has("tile-1"));
  CHECK(stage.text_in("field-search").empty());
  CHECK_FALSE(stage.has("search-clear"));
  // The same with the keyboard on the screen.
  stage.by_finger = true;
  stage.tap("field-search");
  stage.pages->keyboard().type("x");
  stage.settle();
  stage.tap("search-clear");
  stage.settle();
  CHECK(stage.text_in("field-search").empty());
  CHECK(stage.has("tile-1"));
}
