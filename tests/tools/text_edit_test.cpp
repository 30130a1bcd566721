#include <doctest/doctest.h>

#include "base/utf8.h"
#include "desk/words.h"
#include "text/text_edit.h"

using text::Extend;
using text::TextEdit;

TEST_CASE("text edit: typing, going back and erasing keep whole characters") {
  TextEdit e("まち😀");
  e.insert("づくり");
  CHECK(e.text() == "まち😀づくり");
  for (int i = 0; i < 4; ++i) e.left(Extend::no);
  e.backspace();
  CHECK(e.text() == "ま😀づくり");
  e.erase_forward();
  CHECK(e.text() == "まづくり");
  CHECK(base::is_utf8(e.text()));
}

TEST_CASE("text edit: a selection is replaced, and undo brings it back") {
  TextEdit e("協働のまち");
  e.select_all();
  e.insert("共同");
  CHECK(e.text() == "共同");
  CHECK(e.undo());
  CHECK(e.text() == "協働のまち");
  CHECK_FALSE(e.undo());
}

TEST_CASE("text edit: home and end go to the ends of the line") {
  TextEdit e("一行目\n二行目");
  e.home(Extend::no);
  CHECK(e.caret() == std::string("一行目\n").size());
  e.end(Extend::selection);
  CHECK(e.selected() == "二行目");
  e.move_to(0, Extend::no);
  e.end(Extend::no);
  CHECK(e.caret() == std::string("一行目").size());
}

TEST_CASE("text edit: what is typed is cleaned") {
  TextEdit e;
  e.insert(std::string("a\x01\x7f\r\nb\xff", 7));
  CHECK(e.text() == "a\nb\xEF\xBF\xBD");
}

TEST_CASE("lines: trimmed, empty ones left out, wide blanks too") {
  CHECK(base::lines_of("  一 \r\n\n\u3000二\u3000\n\t\n三") ==
        std::vector<std::string>{"一", "二", "三"});
  CHECK(base::lines_of("").empty());
}

TEST_CASE("text edit: what is composed is shown at the caret and is no part of the text") {
  TextEdit e("前後");
  e.left(Extend::no);
  e.compose({"きょうと", 6, 0, 9});
  CHECK(e.text() == "前後");
  CHECK(e.shown() == "前きょうと後");
  CHECK(e.shown_caret() == 9);
  CHECK(e.marks() == std::vector<TextEdit::Mark>{{3, 12, true}, {12, 15, false}});
  e.compose({"今日と", 9, 6, 9});
  CHECK(e.shown() == "前今日と後");
  CHECK(e.marks() == std::vector<TextEdit::Mark>{{3, 9, false}, {9, 12, true}});
  e.compose({});
  CHECK(e.shown() == "前後");
  CHECK(e.marks().empty());
  CHECK_FALSE(e.undo());
}

TEST_CASE("text edit: what is committed while composing goes before it") {
  TextEdit e("前後");
  e.left(Extend::no);
  e.compose({"かな", 6, 0, 0});
  e.insert("仮名");
  CHECK(e.shown() == "前仮名かな後");
  e.compose({});
  CHECK(e.shown() == "前仮名後");
}

TEST_CASE("text edit: composing takes the place of a selection, and undo brings it back") {
  TextEdit e("協働");
  e.select_all();
  e.compose({"きょ", 6, 0, 0});
  CHECK(e.shown() == "きょ");
  e.compose({});
  CHECK(e.shown() == "");
  CHECK(e.undo());
  CHECK(e.shown() == "協働");
}

TEST_CASE("text edit: what is composed is fixed as it is shown, and dropped by another's change") {
  TextEdit e("前");
  e.compose({"かな", 3, 0, 0});
  e.fix();
  CHECK_FALSE(e.composing());
  CHECK(e.text() == "前かな");
  CHECK(e.caret() == e.text().size());
  e.fix();
  CHECK(e.text() == "前かな");
  e.compose({"x", 1, 0, 0});
  e.replace_all("別");
  CHECK(e.shown() == "別");
}
