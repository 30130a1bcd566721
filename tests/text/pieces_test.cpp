#include "text/pieces.h"

#include <doctest/doctest.h>

#include "fonts_for_tests.h"
#include "text/printable.h"

using text::LayoutPtr;
using text::Line;
using text::Piece;

namespace {

/// "[word]at:width" of each piece, to a tenth of a millimetre.
std::vector<std::string> words_of(const Line& line) {
  std::vector<std::string> out;
  for (const Piece& p : line.pieces) out.push_back(line.text.substr(p.first, p.end - p.first));
  return out;
}

using Words = std::vector<std::string>;

float caret_x(const text::Layout& l, std::uint32_t byte) { return l.caret_at(byte).x; }

}  // namespace

TEST_CASE("pieces: a plain line is one, whatever single spaces it has") {
  auto ts = text::make_typesetter();
  for (const char* text :
       {"島", "市民と行政", "two words", "全角　ひとつ", "a\u00a0b", "🌸 e\u0301", ""}) {
    CAPTURE(text);
    CHECK(ts->layout(text, {}, 0, 100)->lines[0].pieces.empty());
  }
}

TEST_CASE("pieces: runs of spaces, tabs and spaces at the ends stand between them") {
  auto ts = text::make_typesetter();
  struct Case {
    const char* text;
    Words words;
  };
  for (const Case& c : {Case{"鉄道が          暗い", {"鉄道が", "暗い"}},
                        {" a  b  c", {"a", "b", "c"}},
                        {"x\ty", {"x", "y"}},
                        {"a \u3000b", {"a", "b"}},
                        {"a\u00a0\u00a0b c", {"a", "b c"}},
                        {"\u3000字下げ", {"字下げ"}},
                        {"end  ", {"end"}},
                        {"\t\t", {}},
                        {"a\x01\x02z", {"a", "z"}}}) {
    CAPTURE(c.text);
    const LayoutPtr l = ts->layout(c.text, {}, 0, 100);
    REQUIRE(l->lines.size() == 1);
    const Line& line = l->lines[0];
    CHECK(words_of(line) == c.words);
    for (const Piece& p : line.pieces) {
      CHECK(p.x == doctest::Approx(caret_x(*l, p.first)));
      CHECK(p.x + p.width == doctest::Approx(caret_x(*l, p.end)));
      CHECK_FALSE(p.right_to_left);
    }
  }
}

TEST_CASE("pieces: a tab reaches its stop on the card, and so does what follows it") {
  auto ts = text::make_typesetter();
  const auto second = [&](const char* text) {
    return ts->layout(text, {}, 0, 100)->lines[0].pieces.at(1).x;
  };
  CHECK(second("x\ty") == doctest::Approx(second("長い\ty")));
}

TEST_CASE("pieces: they are placed as their lines are") {
  auto ts = text::make_typesetter();
  const LayoutPtr l = ts->layout("a  b", {.em = 9, .align = text::Align::centre}, 80, 100);
  const Line& line = l->lines[0];
  REQUIRE(line.pieces.size() == 2);
  CHECK(line.x > 20);
  CHECK(line.x + line.pieces[1].x == doctest::Approx(caret_x(*l, 3)));
}

TEST_CASE("pieces: each direction has its own, where it is seen") {
  auto ts = text::make_typesetter();
  const LayoutPtr l = ts->layout("a \u05d0\u05d1 \u05d2  \u05d3 12 b", {}, 0, 100);
  const Line& line = l->lines[0];
  CHECK(words_of(line) == Words{"a", "\u05d0\u05d1 \u05d2", "\u05d3", "12", "b"});
  std::vector<bool> rtl;
  for (const Piece& p : line.pieces) rtl.push_back(p.right_to_left);
  CHECK(rtl == std::vector<bool>{false, true, true, false, false});
  // From the left: a, 12, ד, the two words, b.
  CHECK(line.pieces[0].x < line.pieces[3].x);
  CHECK(line.pieces[3].x < line.pieces[2].x);
  CHECK(line.pieces[2].x < line.pieces[1].x);
  CHECK(line.pieces[1].x < line.pieces[4].x);
  for (const Piece& p : line.pieces) CHECK(p.width > 0);
}

TEST_CASE("typesetter: a word broken between two letters gets no hyphen") {
  auto ts = text::make_typesetter();
  for (const std::string& text :
       {std::string(60, 'W'), std::string(100, 'a'),
        std::string("https://example.org/a/very/long/path?with=values")}) {
    const LayoutPtr l = ts->fit(text, {75, 50}).layout;
    CHECK(l->lines.size() > 1);
    std::string all;
    std::size_t glyphs = 0;
    for (const Line& line : l->lines) all += line.text;
    for (const auto& run : l->runs) glyphs += run.glyphs.size();
    CHECK(all == text);
    CHECK(glyphs == text.size());
  }
}

TEST_CASE("typesetter: a soft hyphen is seen where the line breaks there, and only there") {
  auto ts = text::make_typesetter();
  const std::string text = "abc\u00addefghijkl\u00admnopqrstuvwxyz";
  const LayoutPtr l = ts->layout(text, {.em = 4}, 24, 1000);
  REQUIRE(l->lines.size() > 2);
  CHECK(l->lines[0].text == "abc-");
  CHECK(l->lines[1].text == "defghijkl-");
  for (const Line& line : l->lines) CHECK(line.width < 24.1F);
  CHECK(ts->layout(text, {.em = 4}, 0, 1000)->lines[0].text == text);
  // Whoever wrote one does not get others.
  const LayoutPtr w = ts->layout("a\u00adb" + std::string(60, 'W'), {.em = 4}, 30, 1000);
  for (std::size_t i = 1; i < w->lines.size(); ++i)
    CHECK(w->lines[i].text.find('-') == std::string::npos);
  // And the next text knows nothing of them.
  const LayoutPtr next = ts->layout(std::string(60, 'W'), {.em = 4}, 30, 1000);
  for (const Line& line : next->lines) CHECK(line.text.find('-') == std::string::npos);
}

TEST_CASE("printable: every character that cannot be set has a stand-in of as many bytes") {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"plain 島\n\t🌸", "plain 島\n\t🌸"},
           {"a\rb\r\nc", "a\nb \nc"},
           {std::string("a\0b\x1b\x7f", 5), "a b  "},
           {"a\u0085b\u2028c\u2029d", "a \nb  \nc  \nd"},
           {"a\u0081b", "a\u00a0b"},
           {"a\ufffeb\ufdd0c\U0001ffffd", "a\ufffdb\ufffdc \ufffdd"}}) {
    CAPTURE(from);
    CHECK(text::printable(from) == to);
    CHECK(text::printable(from).size() == from.size());
  }
}
