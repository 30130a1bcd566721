// Fields written in by the keyboard on the screen.
#include "pages/page_stage.h"

using support::PageStage;

namespace {
/// The new session's form, before a finger and no machine's keyboard.
struct Form {
  explicit Form(const std::string& lang = "ja") : stage(lang) {
    stage.tap("start-new");
    stage.by_finger = true;
  }
  const panels::FieldWriting& field() { return stage.pages->keyboard().writing_in(); }
  PageStage stage;
};
}  // namespace

TEST_CASE("sheet keyboard: a finger on a field opens it, its keys write there, Done closes it") {
  Form f;
  CHECK_FALSE(f.stage.has("keys-done"));
  f.stage.tap("field-title");
  REQUIRE(f.stage.has("keys-done"));
  CHECK(f.field().field == "field-title");
  f.stage.key("み");
  f.stage.key("ち");
  CHECK(f.field().shown == "みち");
  CHECK(f.stage.text_in("field-title").empty());  // composed still
  f.stage.tap("keys-done");
  CHECK_FALSE(f.stage.has("keys-done"));
  CHECK(f.stage.text_in("field-title") == "みち");
  f.stage.tap("create");
  REQUIRE(f.stage.sitting());
  CHECK(f.stage.sitting()->open->session().title == "みち");
}

TEST_CASE("sheet keyboard: a finger on another button ends writing, and what was composed stays") {
  Form f;
  f.stage.tap("field-title");
  f.stage.key("み");
  f.stage.tap("question-add");
  CHECK_FALSE(f.stage.has("keys-done"));
  CHECK(f.stage.text_in("field-title") == "み");
}

TEST_CASE("sheet keyboard: from field to field, and the last one ends it") {
  Form f;
  f.stage.tap("field-title");
  f.stage.key("み");
  f.stage.tap("keys-next");
  CHECK(f.field().field == "field-venue");
  CHECK(f.stage.text_in("field-title") == "み");
  CHECK(f.field().shown.empty());
  f.stage.tap("keys-next");
  f.stage.tap("keys-next");
  CHECK(f.field().field == "field-question-1");
  CHECK_FALSE(f.stage.has("keys-next"));
  f.stage.tap("keys-done");
  CHECK(f.field().field.empty());
}

TEST_CASE("sheet keyboard: a mouse and a machine's keyboard open none") {
  Form f;
  f.stage.by_finger = false;
  f.stage.tap("field-title");
  CHECK_FALSE(f.stage.has("keys-done"));
  CHECK(f.stage.screen->wants_keyboard());
  f.stage.by_finger = true;
  f.stage.pages->note_key();
  f.stage.tap("field-venue");
  CHECK_FALSE(f.stage.has("keys-done"));
  CHECK(f.stage.screen->wants_keyboard());
}

TEST_CASE("sheet keyboard: a key of a machine's keyboard goes on where fingers began") {
  Form f;
  f.stage.tap("field-title");
  f.stage.key("み");
  f.stage.pages->note_key();
  f.stage.settle();
  CHECK_FALSE(f.stage.has("keys-done"));
  f.stage.pages->keyboard().type("x\ny");
  f.stage.settle();
  CHECK(f.stage.text_in("field-title") == "みx y");
  f.stage.pages->keyboard().press(text::TextKey::escape, {});
  f.stage.settle();
  CHECK(f.field().field.empty());
  CHECK(f.stage.text_in("field-title") == "みx y");
}

TEST_CASE(
    "sheet keyboard: with a machine's keyboard, too, another field ends writing in this one") {
  Form f;
  f.stage.tap("field-title");
  f.stage.key("み");
  f.stage.pages->note_key();
  f.stage.pages->keyboard().compose({"to", 2, 0, 0});
  f.stage.settle();
  f.stage.tap("field-venue");
  CHECK(f.field().field.empty());
  CHECK(f.stage.text_in("field-title") == "みto");
  CHECK(f.stage.screen->text_focus().has_value());
}

TEST_CASE("sheet keyboard: the page that goes takes the keyboard with it") {
  Form f;
  f.stage.tap("field-title");
  f.stage.key("み");
  f.stage.tap("back");
  CHECK_FALSE(f.stage.has("keys-done"));
  CHECK(f.field().field.empty());
}

TEST_CASE("sheet keyboard: a day is chosen on the calendar, or written") {
  Form f;
  const std::string today = f.stage.text_in("field-date");
  REQUIRE(today.size() == 10);
  f.stage.tap("field-date");
  REQUIRE(f.stage.has("day-15"));
  CHECK_FALSE(f.stage.has("keys-done"));
  f.stage.tap("month-next");
  f.stage.tap("day-28");
  CHECK_FALSE(f.stage.has("day-15"));
  const std::string chosen = f.stage.text_in("field-date");
  CHECK(chosen.ends_with("-28"));
  CHECK(chosen > today);
  f.stage.tap("field-date");
  f.stage.tap("day-today");
  CHECK(f.stage.text_in("field-date") == today);
  f.stage.tap("field-date");
  f.stage.tap("date-write");
  CHECK(f.field().field == "field-date");
  f.stage.tap("keys-done");
  // A finger beside it closes it.
  f.stage.tap("field-date");
  f.stage.tap("field-title");
  CHECK_FALSE(f.stage.has("day-15"));
}
