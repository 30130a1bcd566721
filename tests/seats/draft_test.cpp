// The text of one seat: what stands on the card, and what is being composed in it.
#include "seats/draft.h"

#include <doctest/doctest.h>

#include "seats/seat_table.h"

using input::KeyAction;
using seats::Draft;
using Kind = input::KeyAction::Kind;

namespace {

struct Writer {
  Draft draft{&support::romaji_table()};
  explicit Writer(const std::string& text = "") { draft.open(text); }
  void press(Kind kind, const std::string& text = "") { draft.act({kind, text}, true); }
  void kana(std::initializer_list<const char*> all) {
    for (const char* k : all) press(Kind::kana, k);
  }
  // The text with | at the caret.
  std::string shown() const {
    std::string out = draft.text();
    REQUIRE(draft.caret() <= out.size());
    out.insert(draft.caret(), "|");
    return out;
  }
  void answer(const std::string& reading, std::vector<std::string> candidates) {
    const auto request = draft.composition().take_request();
    REQUIRE(request.has_value());
    draft.composition().answer(request->serial, {{{reading, candidates}}, candidates});
  }
};

}  // namespace

TEST_CASE("draft: what is composed stands at the caret, marked, and the caret behind it") {
  Writer w("前後");
  w.press(Kind::left);
  CHECK(w.shown() == "前|後");
  w.kana({"か", "わ"});
  CHECK(w.shown() == "前かわ|後");
  const auto marks = w.draft.marks();
  REQUIRE(marks.size() == 1);
  CHECK(w.draft.text().substr(marks[0].from, marks[0].to - marks[0].from) == "かわ");
  CHECK_FALSE(marks[0].current);
  w.press(Kind::enter);
  CHECK(w.shown() == "前かわ|後");
  CHECK(w.draft.marks().empty());
}

TEST_CASE("draft: the caret moves within what is composed, else within the card") {
  Writer w("x");
  w.kana({"あ", "い"});
  w.press(Kind::left);
  CHECK(w.shown() == "xあ|い");
  w.press(Kind::enter);
  w.press(Kind::left);
  w.press(Kind::left);
  w.press(Kind::left);
  w.press(Kind::left);
  CHECK(w.shown() == "|xあい");
  w.press(Kind::right);
  CHECK(w.shown() == "x|あい");
}

TEST_CASE("draft: letters on their way to kana are shown, marked, and not lost when it is fixed") {
  Writer w;
  for (const char* c : {"k", "y"}) w.press(Kind::romaji, c);
  CHECK(w.draft.text() == "ky");
  CHECK_FALSE(w.draft.empty());
  CHECK(w.draft.marks().size() == 1);
  w.press(Kind::romaji, "o");
  CHECK(w.draft.text() == "きょ");
  w.press(Kind::romaji, "k");
  w.draft.finish();
  CHECK(w.draft.text() == "きょk");
  CHECK(w.draft.marks().empty());
}

TEST_CASE("draft: backspace takes what is composed first, then the card, then nothing") {
  Writer w("木");
  w.kana({"あ", "い"});
  w.press(Kind::backspace);
  CHECK(w.draft.text() == "木あ");
  w.press(Kind::backspace);
  CHECK(w.draft.text() == "木");
  CHECK(w.draft.marks().empty());
  w.press(Kind::backspace);
  CHECK(w.draft.empty());
  w.press(Kind::backspace);
  CHECK(w.draft.empty());
  CHECK(w.draft.caret() == 0);
}

TEST_CASE("draft: undo takes back what was fixed") {
  Writer w;
  w.kana({"や", "ま"});
  w.press(Kind::enter);
  w.press(Kind::text, "!");
  CHECK(w.draft.text() == "やま!");
  w.press(Kind::undo);
  CHECK(w.draft.text() == "やま");
  w.press(Kind::undo);
  CHECK(w.draft.empty());
  w.press(Kind::undo);
  CHECK(w.draft.empty());
}

TEST_CASE("draft: converting shows the segment that is current, and a tapped candidate is taken") {
  Writer w("の");
  w.kana({"や", "ま"});
  w.answer("やま", {"山", "やま", "ヤマ"});
  w.press(Kind::space);
  CHECK(w.draft.text() == "の山");
  const auto marks = w.draft.marks();
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].current);
  CHECK(marks[0].from == std::string("の").size());
  w.draft.select(2);
  CHECK(w.draft.text() == "のヤマ");
  CHECK(w.draft.marks().empty());
  CHECK(w.draft.caret() == w.draft.text().size());
}

TEST_CASE("draft: a candidate that is not there changes nothing") {
  Writer w;
  w.kana({"や", "ま"});
  w.draft.select(0);
  w.draft.select(99);
  CHECK(w.draft.text() == "やま");
}

TEST_CASE("draft: spaces and lines go into the card when nothing is composed") {
  Writer w("a");
  w.press(Kind::space);
  w.draft.act({Kind::space, {}}, false);
  w.press(Kind::enter);
  CHECK(w.draft.text() == "a\u3000 \n");
}

TEST_CASE("draft: text fixes what is composed before it") {
  Writer w;
  w.kana({"あ"});
  w.press(Kind::text, "。");
  CHECK(w.draft.text() == "あ。");
  CHECK(w.draft.marks().empty());
}

TEST_CASE("draft: opening another text drops what was composed and puts the caret at its end") {
  Writer w("a");
  w.kana({"あ"});
  w.draft.open("次");
  CHECK(w.shown() == "次|");
  CHECK(w.draft.marks().empty());
  w.press(Kind::undo);
  CHECK(w.draft.text() == "次");
}

TEST_CASE("draft: bad bytes and control characters never come onto the card") {
  Writer w;
  w.press(Kind::text, "a\xff");
  CHECK(w.draft.empty());
  w.press(Kind::text, "b\x07\nc");
  CHECK(w.draft.text() == "b\nc");
}

TEST_CASE("draft: what the desktop's input method composes stands at the caret, marked") {
  Writer w("前後");
  w.press(Kind::left);
  w.draft.compose({"今日は", 6, 0, 6});
  CHECK(w.shown() == "前今日|は後");
  const auto marks = w.draft.marks();
  REQUIRE(marks.size() == 2);
  CHECK(marks[0] == text::TextEdit::Mark{3, 9, true});
  CHECK(marks[1] == text::TextEdit::Mark{9, 12, false});
  CHECK(w.draft.composed_elsewhere());
  w.press(Kind::text, "今日わ");  // committed; the input method then clears what it composed
  w.draft.compose({});
  CHECK(w.shown() == "前今日わ|後");
  CHECK_FALSE(w.draft.composed_elsewhere());
}

TEST_CASE("draft: composing at both keyboards keeps both, and finishing fixes both") {
  Writer w("x");
  w.kana({"あ"});
  w.draft.compose({"ぶ", 3, 0, 0});
  CHECK(w.shown() == "xあぶ|");
  CHECK_FALSE(w.draft.composition().composing());
  w.kana({"い"});
  CHECK(w.draft.text() == "xあいぶ");
  REQUIRE(w.draft.marks().size() == 2);
  CHECK(w.draft.marks()[1] == text::TextEdit::Mark{7, 10, false});
  w.draft.finish();
  CHECK(w.shown() == "xあいぶ|");
  CHECK(w.draft.marks().empty());
}

TEST_CASE("draft: what is composed alone is something written") {
  Writer w;
  w.draft.compose({"か", 3, 0, 0});
  CHECK_FALSE(w.draft.empty());
  w.draft.compose({});
  CHECK(w.draft.empty());
}
