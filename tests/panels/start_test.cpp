#include <doctest/doctest.h>

#include <algorithm>

#include "stage.h"

namespace {

using namespace panels_test;
using panels::StartPanel;

/// The single command of kind T among `all`; fails when there is none, or another.
template <class T>
const T& only(const Commands& all) {
  REQUIRE(all.size() == 1);
  REQUIRE(std::holds_alternative<T>(all[0]));
  return std::get<T>(all[0]);
}

StartView on_page(StartPanel page) {
  StartView v = sample_start();
  v.page = page;
  return v;
}

TEST_CASE("start: each button gives its command once") {
  Stage stage;
  const StartView v = sample_start();
  CHECK(only<panels::GoTo>(stage.tap(v, "start-new")).page == StartPanel::new_session);
  CHECK(only<panels::GoTo>(stage.tap(v, "start-open")).page == StartPanel::files);
  only<panels::OpenExample>(stage.tap(v, "start-example"));
  only<panels::Leave>(stage.tap(v, "leave"));
  CHECK(only<panels::SetLanguage>(stage.tap(v, "language")).lang == "en");
}

TEST_CASE("start: without an example there is no button for it") {
  Stage stage;
  StartView v = sample_start();
  v.example = false;
  stage.frame(v);
  CHECK_FALSE(stage.has("start-example"));
}

TEST_CASE("start: a tap on a tile opens its session, a tap on a broken one does nothing") {
  Stage stage;
  const StartView v = sample_start();
  CHECK(only<panels::OpenSession>(stage.tap(v, "tile-0")).path == "/s/0.json");
  CHECK(stage.tap(v, "tile-4").empty());
  CHECK_FALSE(stage.button("tile-4").enabled);
}

TEST_CASE("start: what can't be opened is said in full above the tiles, until it is closed") {
  for (const Display& display : {kDesk, kSharp, kSmall, kBigTable}) {
    Stage stage(display);
    StartView v = sample_start();
    v.trouble = {"「夜.json」を開けません", "ファイルが見つかりません。",
                 "フォルダー：ホーム / 会議", "「ファイルを開く」から探してください。"};
    only<panels::CloseTrouble>(stage.tap(v, "trouble-close"));
    for (const std::string& text :
         {v.trouble.what, v.trouble.why, v.trouble.where, v.trouble.advice}) {
      CAPTURE(text);
      CHECK(std::ranges::any_of(stage.screen().texts(), [&](const panels::DrawnText& d) {
        return d.text == text && !d.shortened;
      }));
    }
    CHECK(only<panels::OpenSession>(stage.tap(v, "tile-0")).path == "/s/0.json");
    v.trouble = {};
    stage.frame(v);
    CHECK_FALSE(stage.has("trouble-close"));
  }
}

TEST_CASE("bin: who taps twice in the same place keeps what was to be deleted") {
  Stage stage;
  StartView v = on_page(StartPanel::files);
  v.files.has_bin = true;
  only<panels::BrowseBin>(stage.tap(v, "place-bin"));
  v.files.binned = {{"/s/.bin/a.json", "夜の会", ""}, {"/s/.bin/b.json", "昼の会", ""}};
  CHECK(only<panels::PutBack>(stage.tap(v, "bin-back-1")).path == "/s/.bin/b.json");
  const base::Vec2 at = stage.button("bin-delete-0").rect_px.centre();
  CHECK(stage.tap(v, "bin-delete-0").empty());
  stage.frame(v);
  CHECK(stage.button("bin-keep").rect_px.contains(at));
  CHECK(only<panels::DeleteForGood>(stage.tap(v, "bin-delete-sure")).path == "/s/.bin/a.json");
}

TEST_CASE("start: a finger that slides over the tiles scrolls and opens nothing") {
  Stage stage(kSmall);
  const StartView v = sample_start(7);
  stage.frame(v);
  const base::Vec2 from = stage.button("tile-2").rect_px.centre();
  const double before = stage.button("tile-2").rect_px.min.y;
  CHECK(stage.drag(v, from, from - base::Vec2{0, 150}, 8).empty());
  CHECK(stage.button("tile-2").rect_px.min.y < before - 100);
}

TEST_CASE("start: within three millimetres a trembling tap is a tap") {
  Stage stage(kSmall);
  const StartView v = sample_start(7);
  stage.frame(v);
  const base::Vec2 at = stage.button("tile-2").rect_px.centre();
  const double before = stage.button("tile-2").rect_px.min.y;
  only<panels::OpenSession>(stage.drag(v, at, at + base::Vec2{0, 2 * kSmall.px_per_mm}, 4));
  CHECK(stage.button("tile-2").rect_px.min.y == before);
}

TEST_CASE("start: the list stops at its ends, and a tap after scrolling is a tap again") {
  Stage stage(kSmall);
  const StartView v = sample_start(7);
  stage.frame(v);
  const base::Vec2 from = stage.button("tile-2").rect_px.centre();
  for (int i = 0; i < 12; ++i) stage.drag(v, from, from - base::Vec2{0, 300}, 3);
  for (int i = 0; i < 120; ++i) stage.frame(v);
  CHECK_FALSE(stage.screen().needs_frame());
  REQUIRE(stage.has("tile-6"));
  CHECK(stage.button("tile-6").rect_px.max.y <= kSmall.h);
  CHECK(only<panels::OpenSession>(stage.tap(v, "tile-6")).path == "/s/6.json");
}

TEST_CASE(
    "start: a list let go while moving glides on briefly and asks for frames until it stands") {
  Stage stage(kSmall);
  const StartView v = sample_start(40);
  stage.frame(v);
  const base::Vec2 from = stage.button("tile-2").rect_px.centre();
  stage.drag(v, from, from - base::Vec2{0, 250}, 4);
  CHECK(stage.screen().needs_frame());
  int frames = 0;
  while (stage.screen().needs_frame() && frames < 200) {
    stage.frame(v);
    ++frames;
  }
  CHECK(frames < 100);
}

TEST_CASE("start: a short list does not move") {
  Stage stage;
  const StartView v = sample_start(2);
  stage.frame(v);
  const base::Vec2 from = stage.button("tile-0").rect_px.centre();
  const double before = stage.button("tile-0").rect_px.min.y;
  CHECK(stage.drag(v, from, from - base::Vec2{0, 150}, 8).empty());
  CHECK(stage.button("tile-0").rect_px.min.y == before);
}

TEST_CASE("start: a finger that leaves a button before lifting does nothing") {
  Stage stage;
  const StartView v = sample_start();
  stage.frame(v);
  const base::Vec2 on = stage.button("start-new").rect_px.centre();
  CHECK(stage.drag(v, on, {2, 2}, 5).empty());
}

TEST_CASE("start: a finger that is taken away (a palm) does nothing") {
  Stage stage;
  const StartView v = sample_start();
  stage.frame(v);
  stage.finger(stage.button("start-new").rect_px.centre(), true);
  CHECK(stage.frame(v).empty());
  stage.lift();
  CHECK(stage.frame(v).empty());
  CHECK(stage.frame(v).empty());
}

TEST_CASE("new session: one tap begins, with today's date and nothing else") {
  Stage stage;
  const auto all = stage.tap(on_page(StartPanel::new_session), "create");
  const auto& c = only<panels::CreateSession>(all);
  CHECK(c.date == "2026-11-22");
  CHECK(c.title.empty());
  CHECK(c.questions.empty());
  CHECK(c.makers.empty());
  CHECK_FALSE(c.anonymous);
}

TEST_CASE("new session: the switch that leaves names out is flipped by a tap, and says so") {
  Stage stage;
  StartView v = on_page(StartPanel::new_session);
  stage.frame(v);
  CHECK(stage.button("anonymous").text == "off");
  stage.tap(v, "anonymous");
  stage.frame(v);
  CHECK(stage.button("anonymous").text == "on");
  auto all = stage.tap(v, "create");
  CHECK(only<panels::CreateSession>(all).anonymous);
  stage.tap(v, "anonymous");
  all = stage.tap(v, "create");
  CHECK_FALSE(only<panels::CreateSession>(all).anonymous);
  // Opened again it is off, whatever it was.
  stage.tap(v, "anonymous");
  v.page = StartPanel::home;
  stage.frame(v);
  v.page = StartPanel::new_session;
  stage.frame(v);
  CHECK(stage.button("anonymous").text == "off");
}

TEST_CASE("new session: what is typed is what is made") {
  Stage stage;
  const StartView v = on_page(StartPanel::new_session);
  const auto write = [&](const char* field, const char* text) {
    stage.tap(v, field);
    CHECK(stage.screen().wants_keyboard());
    stage.type(text);
    stage.frame(v);
    stage.frame(v);
  };
  write("field-title", "憂鬱な会議　");
  write("field-venue", "第二会議室");
  write("field-makers", "山田、佐藤");
  write("field-question-1", " なぜ？");
  only<panels::CreateSession>(stage.tap(v, "create"));
  CHECK(stage.tap(v, "question-add").empty());
  stage.tap(v, "question-add");
  write("field-question-3", "どうやって？");
  const auto all = stage.tap(v, "create");
  const auto& c = only<panels::CreateSession>(all);
  CHECK(c.title == "憂鬱な会議");
  CHECK(c.venue == "第二会議室");
  CHECK(c.makers == std::vector<std::string>{"山田", "佐藤"});
  // One map for each that was asked for: what is left empty is written later.
  CHECK(c.questions == std::vector<std::string>{"なぜ？", "", "どうやって？"});
}

TEST_CASE(
    "new session: a question asked for in vain is taken away, and the others keep their words") {
  Stage stage;
  const StartView v = on_page(StartPanel::new_session);
  stage.tap(v, "question-add");
  stage.tap(v, "question-add");
  stage.frame(v);
  CHECK_FALSE(stage.has("question-remove-1"));
  stage.tap(v, "field-question-3");
  stage.type("どうやって？");
  stage.frame(v);
  stage.tap(v, "question-remove-2");
  stage.frame(v);
  CHECK_FALSE(stage.has("field-question-3"));
  const auto all = stage.tap(v, "create");
  CHECK(only<panels::CreateSession>(all).questions == std::vector<std::string>{"", "どうやって？"});
}

TEST_CASE("new session: there are at most five questions") {
  Stage stage;
  const StartView v = on_page(StartPanel::new_session);
  for (int i = 0; i < 4; ++i) stage.tap(v, "question-add");
  stage.frame(v);
  CHECK(stage.has("field-question-5"));
  CHECK_FALSE(stage.has("question-add"));
}

TEST_CASE("new session: opened again it is empty again") {
  Stage stage;
  StartView v = on_page(StartPanel::new_session);
  stage.tap(v, "field-title");
  stage.type("abc");
  stage.frame(v);
  v.page = StartPanel::home;
  stage.frame(v);
  CHECK_FALSE(stage.screen().wants_keyboard());
  v.page = StartPanel::new_session;
  stage.frame(v);
  const auto all = stage.tap(v, "create");
  CHECK(only<panels::CreateSession>(all).title.empty());
}

TEST_CASE("new session: a typed character that the fonts lack is there in the next frame") {
  Stage stage;
  const StartView v = on_page(StartPanel::new_session);
  stage.tap(v, "field-title");
  const int before = stage.uploads();
  stage.type("鬱");
  stage.frame(v);
  stage.frame(v);
  CHECK(stage.uploads() == before + 1);
  CHECK(stage.fonts().font(panels::Role::text)->FindGlyphNoFallback(0x9B31) != nullptr);
}

TEST_CASE("new session: back leads back") {
  Stage stage;
  CHECK(only<panels::GoTo>(stage.tap(on_page(StartPanel::new_session), "back")).page ==
        StartPanel::home);
}

TEST_CASE("files: folders open as folders, sessions as sessions, broken ones not at all") {
  Stage stage;
  const StartView v = on_page(StartPanel::files);
  CHECK(only<panels::BrowseFolder>(stage.tap(v, "folder-up")).path == "/home/machi");
  CHECK(only<panels::BrowseFolder>(stage.tap(v, "row-0")).path == "/home/machi/kurumaza/2025");
  CHECK(only<panels::OpenSession>(stage.tap(v, "row-1")).path == "/home/machi/kurumaza/a.json");
  CHECK(stage.tap(v, "row-3").empty());
  CHECK(only<panels::GoTo>(stage.tap(v, "back")).page == StartPanel::home);
}

TEST_CASE("files: a folder that can't be read says why; an empty one says so") {
  Stage stage;
  StartView v = on_page(StartPanel::files);
  v.files.entries.clear();
  stage.frame(v);
  const auto said = [&](const std::string& text) {
    for (const auto& t : stage.screen().texts())
      if (t.text == text) return true;
    return false;
  };
  CHECK(said(stage.tr()("There is no session in this folder.")));
  v.files.error = "読む権限がありません。";
  stage.frame(v);
  CHECK(said("読む権限がありません。"));
  CHECK_FALSE(said(stage.tr()("There is no session in this folder.")));
}

TEST_CASE("language: the button names the other language and the texts change with it") {
  Stage stage;
  const StartView v = sample_start();
  stage.frame(v);
  const auto said = [&](const std::string& text) {
    for (const auto& t : stage.screen().texts())
      if (t.text == text) return true;
    return false;
  };
  CHECK(said("最近のセッション"));
  CHECK(said("English"));
  stage.speak("en");
  CHECK(only<panels::SetLanguage>(stage.tap(v, "language")).lang == "ja");
  CHECK(said("Recent sessions"));
  CHECK(said("日本語"));
}

}  // namespace

TEST_CASE("new session: how the evening goes is chosen by a tap, and asks its own questions") {
  Stage stage;
  StartView v = on_page(StartPanel::new_session);
  v.agendas.good = {{"親和図", "はじめての人に", 55}, {"三つの問い", "", 120, {"何？", "なぜ？"}}};
  v.agendas.wrong = {"my.json:3: Line 3: there is no such step."};
  CHECK(only<panels::CreateSession>(stage.tap(v, "create")).agenda == 0);
  stage.tap(v, "agenda");
  stage.frame(v);
  CHECK(std::ranges::any_of(stage.screen().texts(), [](const panels::DrawnText& t) {
    return t.text.find("no such step") != std::string::npos;
  }));
  stage.tap(v, "agenda-2");
  stage.frame(v);
  CHECK_FALSE(stage.has("agenda-2"));
  const auto all = stage.tap(v, "create");
  const auto& c = only<panels::CreateSession>(all);
  CHECK(c.agenda == 2);
  CHECK(c.questions == std::vector<std::string>{"何？", "なぜ？"});
  // What somebody has written stays.
  stage.tap(v, "agenda");
  stage.frame(v);
  stage.tap(v, "agenda-none");
  const auto none = stage.tap(v, "create");
  CHECK(only<panels::CreateSession>(none).agenda == 0);
  CHECK(only<panels::CreateSession>(none).questions.size() == 2);
}
