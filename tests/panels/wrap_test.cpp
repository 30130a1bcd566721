#include "panels/wrap.h"

#include <doctest/doctest.h>

#include "panels/format.h"
#include "panels/new_session.h"
#include "stage.h"

namespace {

using panels::Lines;
using panels::wrap;

/// Real type: 17 px, Japanese characters mostly 17 px wide.
struct Type {
  panels_test::Stage stage;
  Type() {
    stage.fonts().need("市民協働話会ゃっ行政役割分担");
    stage.frame(panels_test::sample_start(0));
  }
  const ImFont& font() { return *stage.fonts().font(panels::Role::text); }
};

TEST_CASE("wrap: a text that fits stays one line") {
  Type type;
  const Lines lines = wrap(type.font(), "市民協働", 500, 3);
  CHECK(lines.lines == std::vector<std::string>{"市民協働"});
  CHECK_FALSE(lines.shortened);
  CHECK(lines.width == doctest::Approx(panels::width_of(type.font(), "市民協働")));
}

TEST_CASE("wrap: Japanese breaks anywhere, but no line begins with 、。」ー or small kana") {
  Type type;
  const std::string text = "市民、協働。「話っゃー」市民協働市民、協働。「会話」";
  // From the width of the longest run that has no place to break.
  for (float width = panels::width_of(type.font(), "働。「話っゃー」") + 1; width < 300;
       width += 3) {
    const Lines lines = wrap(type.font(), text, width, 100);
    std::string joined;
    for (const std::string& line : lines.lines) {
      joined += line;
      if (&line != &lines.lines.front())
        for (const char* bad : {"、", "。", "」", "ー", "っ", "ゃ"})
          CHECK_FALSE(line.starts_with(bad));
      if (&line != &lines.lines.back()) CHECK_FALSE(line.ends_with("「"));
      CHECK(panels::width_of(type.font(), line) <= width);
    }
    CHECK(joined == text);
  }
}

TEST_CASE("wrap: Latin words stay whole and lose the space at the break") {
  Type type;
  const float width = panels::width_of(type.font(), "one two") + 2;
  CHECK(wrap(type.font(), "one two three", width, 9).lines ==
        std::vector<std::string>{"one two", "three"});
}

TEST_CASE("wrap: a word wider than the line is broken rather than lost") {
  Type type;
  const Lines lines = wrap(type.font(), "Donaudampfschifffahrt", 60, 99);
  CHECK(lines.lines.size() > 1);
  std::string joined;
  for (const auto& line : lines.lines) joined += line;
  CHECK(joined == "Donaudampfschifffahrt");
}

TEST_CASE("wrap: what is too long ends in an ellipsis within the width") {
  Type type;
  const Lines lines = wrap(type.font(), "市民協働市民協働市民協働市民協働", 90, 2);
  REQUIRE(lines.lines.size() == 2);
  CHECK(lines.shortened);
  CHECK(lines.lines[1].ends_with("…"));
  for (const auto& line : lines.lines) CHECK(panels::width_of(type.font(), line) <= 90);
}

TEST_CASE("wrap: newlines break, and what has no shape of its own is left out") {
  Type type;
  CHECK(wrap(type.font(), "市\n\n民", 500, 9).lines == std::vector<std::string>{"市", "", "民"});
  CHECK(wrap(type.font(), "市\xEF\xB8\x8F\xE2\x80\x8D民\x01", 500, 9).lines ==
        std::vector<std::string>{"市民"});
  CHECK(wrap(type.font(), "👍", 500, 9).lines == std::vector<std::string>{"〓"});
  CHECK(wrap(type.font(), "", 500, 9).lines.empty());
}

TEST_CASE("wrap: a width of nothing still ends") {
  Type type;
  CHECK(wrap(type.font(), "市民協働", 0, 2).lines.size() == 2);
  CHECK(wrap(type.font(), "市民", -5, 9).lines.size() == 2);
}

TEST_CASE("wrap: balanced lines need no more lines and differ less") {
  Type type;
  const std::string text = "行政市民役割分担協働会話";
  const float width = panels::width_of(type.font(), text) * 0.9f;
  const Lines greedy = wrap(type.font(), text, width, 9),
              even = panels::wrap_balanced(type.font(), text, width, 9);
  REQUIRE(greedy.lines.size() == 2);
  REQUIRE(even.lines.size() == 2);
  CHECK(even.width < greedy.width);
}

TEST_CASE("fill: gaps are filled, and a slip in a translation loses nothing") {
  CHECK(panels::fill("{0} cards", {"7"}) == "7 cards");
  CHECK(panels::fill("{1} of {0}", {"a", "b"}) == "b of a");
  CHECK(panels::fill("{0} cards and {5}", {"7"}) == "{0} cards and {5} 7");
  CHECK(panels::fill("100 %{ cards", {"7"}) == "100 %{ cards 7");
}

TEST_CASE("names: split at the marks people use, without blanks, empty ones left out") {
  CHECK(panels::split_names("山田、 佐藤,　鈴木 ;;田中\n") ==
        std::vector<std::string>{"山田", "佐藤", "鈴木", "田中"});
  CHECK(panels::split_names(" 　").empty());
  CHECK(panels::split_names("Anne Marie") == std::vector<std::string>{"Anne Marie"});
}

}  // namespace
