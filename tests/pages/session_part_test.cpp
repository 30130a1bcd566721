// The evening's own words, changed at the table.
#include "pages/page_stage.h"

using support::PageStage;

namespace {
void begin(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
}
const model::Session& session(PageStage& stage) { return stage.sitting()->open->session(); }
}  // namespace

TEST_CASE("session sheet: it opens from the title, and each field is one step of undo") {
  PageStage stage;
  begin(stage);
  stage.tap("session-sheet");
  REQUIRE(stage.has("field-title"));
  stage.write("field-title", "公園");
  stage.write("field-venue", "集会所");
  stage.write("field-makers", "山田,佐藤、");
  stage.tap("session-sheet-close");
  CHECK_FALSE(stage.has("field-title"));
  CHECK(session(stage).title == "公園");
  CHECK(session(stage).venue == "集会所");
  CHECK(session(stage).makers == std::vector<std::string>{"山田", "佐藤"});
  CHECK(stage.machine.title == "公園");
  stage.tap("undo");
  CHECK(session(stage).makers.empty());
  CHECK(session(stage).venue == "集会所");
  stage.tap("undo");
  stage.tap("undo");
  CHECK(session(stage).title.empty());
  CHECK_FALSE(stage.sitting()->open->doc().can_undo());
}

TEST_CASE("session sheet: questions are written, added and moved while the evening runs") {
  PageStage stage;
  begin(stage);
  stage.tap("session-sheet");
  stage.write("field-question-1", "なぜ？");
  stage.tap("question-add");
  CHECK(session(stage).boards.size() == 2);
  stage.write("field-question-2", "いつ？");
  stage.tap("question-up-2");
  CHECK(stage.text_in("field-question-1") == "いつ？");
  CHECK(stage.text_in("field-question-2") == "なぜ？");
  CHECK(session(stage).questions_in_order().front()->text == "いつ？");
  CHECK(stage.says("なぜ？"));  // the board that was shown stays
  stage.tap("undo");
  CHECK(stage.text_in("field-question-1") == "なぜ？");
}

TEST_CASE("session sheet: a board that is taken back while it is shown gives way to another") {
  PageStage stage;
  begin(stage);
  const base::Id first = stage.sitting()->desk.board_id;
  stage.tap("session-sheet");
  stage.tap("question-add");
  stage.tap("session-sheet-close");
  stage.tap("board-next");
  CHECK_FALSE(stage.sitting()->desk.board_id == first);
  stage.tap("undo");
  REQUIRE(stage.sitting());
  CHECK(stage.sitting()->desk.board_id == first);
  stage.settle();
  stage.new_card("まだ書ける");
}

TEST_CASE(
    "session sheet: an empty question is left out and comes back; one with cards says why not") {
  PageStage stage;
  begin(stage);
  stage.new_card("あいさつ");
  stage.tap("session-sheet");
  CHECK_FALSE(stage.has("question-remove-1"));  // the only one
  stage.tap("question-add");
  stage.write("field-question-2", "いつ？");
  stage.tap("question-remove-1");
  CHECK(session(stage).boards.size() == 2);
  CHECK(stage.says_in(
      "This question has cards, so it stays. Put them to another question first, or leave them "
      "here."));
  stage.tap("question-remove-2");
  CHECK(session(stage).boards.size() == 1);
  CHECK(session(stage).questions.empty());
  CHECK_FALSE(stage.has("field-question-2"));
  stage.tap("undo");
  CHECK(stage.text_in("field-question-2") == "いつ？");
}

TEST_CASE("session sheet: the question on the table is left out, and another one lies there") {
  PageStage stage;
  begin(stage);
  stage.tap("session-sheet");
  stage.tap("question-add");
  stage.write("field-question-2", "いつ？");
  stage.tap("question-remove-1");
  REQUIRE(session(stage).boards.size() == 1);
  CHECK(stage.sitting()->desk.board_id == session(stage).boards.begin()->first);
  CHECK(stage.text_in("field-question-1") == "いつ？");
  stage.tap("session-sheet-close");
  stage.new_card("まだ書ける");
}

TEST_CASE(
    "session sheet: with very large text it scrolls to its last line, and the push taps nothing") {
  PageStage stage;
  stage.window = {1366, 768};
  stage.screen->set_theme(panels::Theme({96 / 25.4, 1.6, panels::Contrast::normal}));
  begin(stage);
  stage.tap("session-sheet");
  for (int n = 0; n < 6; ++n) {
    stage.push("field-makers", {0, -400});
    stage.tap("question-add");
  }
  CHECK(session(stage).boards.size() == 7);
  stage.by_finger = true;
  stage.push("field-question-6", {0, -400});
  CHECK_FALSE(stage.has("keys-done"));
  CHECK(stage.has("question-remove-7"));
  CHECK(stage.has("question-add"));
  CHECK(stage.has("session-sheet-close"));
}

TEST_CASE("session sheet: fingers write in it, and what is written counts when it is closed") {
  PageStage stage;
  begin(stage);
  stage.tap("session-sheet");
  stage.by_finger = true;
  stage.tap("field-title");
  REQUIRE(stage.has("keys-done"));
  stage.key("み");
  stage.tap("session-sheet-close");
  stage.settle();
  CHECK(session(stage).title == "み");
}

TEST_CASE("session sheet: a session that can only be looked at is not changed") {
  PageStage stage;
  const base::Path path = stage.put_session("evening", "夜の会");
  auto theirs = storage::LiveSession::open(stage.files, stage.clock, stage.ids, path);
  REQUIRE(theirs.ok());
  stage.pages->open(path);
  stage.tap("session-sheet");
  stage.write("field-title", "x");
  stage.tap("session-sheet-close");
  CHECK(session(stage).title == "夜の会");
}

TEST_CASE("leaving: asked once where a card waits at a seat, at once where none does") {
  PageStage stage;
  begin(stage);
  auto& seats = *const_cast<pages::Sitting*>(stage.sitting())->seats;
  seats.add();
  stage.settle();
  auto* seat = seats.all().front().get();
  seat->type("まだ");
  stage.settle();
  REQUIRE(seats.waiting() == 1);
  stage.tap("leave");
  REQUIRE(stage.sitting());
  CHECK(stage.says(stage.pages->tr()("End the evening")));
  stage.tap("toast-action");
  CHECK_FALSE(stage.sitting());
}
