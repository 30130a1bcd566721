#include <doctest/doctest.h>

#include "base/utf8.h"
#include "text/text_edit.h"
#include "tools/writer.h"

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
