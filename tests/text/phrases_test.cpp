// Where lines of Japanese break: words stay whole.
#include "text/phrases.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "fonts_for_tests.h"
#include "text/kana.h"

namespace {

/// The phrases, with a stroke between them.
std::string cut(const std::string& utf8) {
  const std::u32string kept = text::code_points(text::keep_phrases(utf8));
  std::u32string out;
  for (std::size_t at = 0; at < kept.size(); ++at) {
    if (kept[at] == U'\u2060') continue;
    const bool joined = at == 0 || kept[at - 1] == U'\u2060';
    if (!joined) out += U'|';
    out += kept[at];
  }
  return text::utf8(out);
}

}  // namespace

TEST_CASE("phrases: a line breaks before a word and after a mark, never inside くださ|い") {
  CHECK(cut("今日はいかがでしたか。") == "今日は|いかがでしたか。");
  CHECK(cut("これからしてほしいことがあれば") == "これから|してほしいことが|あれば");
  CHECK(cut("答えなくてもかまいません。") == "答えなくても|かまいません。");
  CHECK(cut("だれにもわかりません。") == "だれにも|わかりません。");
  CHECK(cut("わからないことだから") == "わからないことだから");
  CHECK(cut("ありがとうございました") == "ありがとうございました");
  CHECK(cut("ひとことどうぞ") == "ひとことどうぞ");
  CHECK(cut("気づいたことを自由に書いてください。") == "気づいたことを|自由に|書いてください。");
  CHECK(cut("また参加したいですか？（ひとつ）") == "また|参加したいですか？|（ひとつ）");
  CHECK(cut("カードを動かしたり、読みあったり") == "カードを|動かしたり、|読みあったり");
  CHECK(cut("あなたのお名前") == "あなたの|お名前");
  CHECK(cut("ご意見") == "ご意見");
  CHECK(cut("市民協働") == "市民協働");
}

TEST_CASE("phrases: what is no Japanese stays as it is") {
  CHECK(text::keep_phrases("How was it for you today?") == "How was it for you today?");
  CHECK(text::keep_phrases("").empty());
}

TEST_CASE("phrases: set in a box, no word is torn where there is room, and it is seen as without") {
  auto ts = text::make_typesetter();
  const std::string source = "気づいたことを自由に書いてください。";
  text::Style style;
  style.em = 4;
  const auto kept = ts->layout(text::keep_phrases(source), style, 44, 100);
  REQUIRE(kept->lines.size() == 2);
  for (const auto& line : kept->lines) CHECK_FALSE(text::is_torn(line.text));
  CHECK(kept->lines[1].text.find("書") == 0);
  const auto plain = ts->layout(source, style, 0, 100);
  const auto one = ts->layout(text::keep_phrases(source), style, 0, 100);
  CHECK(one->lines[0].width == doctest::Approx(plain->lines[0].width));
  CHECK(one->runs.size() == plain->runs.size());
}

TEST_CASE("phrases: a word wider than the box is torn, which can be told") {
  auto ts = text::make_typesetter();
  text::Style style;
  style.em = 4;
  const auto set = ts->layout(text::keep_phrases("市民協働推進委員会"), style, 13, 100);
  REQUIRE(set->lines.size() > 1);
  bool torn = false;
  for (const auto& line : set->lines) torn = torn || text::is_torn(line.text);
  CHECK(torn);
}
