// Which words two texts share, as a link between them says it.
#include "text/shared_words.h"

#include <doctest/doctest.h>

#include "text/gram_gists.h"

using text::Gist;

namespace {

using Words = std::vector<std::string>;

Words shared(const std::string& a, Words of_a, const std::string& b, Words of_b) {
  return text::shared_words(a, Gist{{}, std::move(of_a)}, b, Gist{{}, std::move(of_b)});
}

}  // namespace

TEST_CASE("shared words: what both are about, in the order of the first") {
  CHECK(shared("公園で子どもが遊ぶ", {"公園", "子ども", "遊ぶ"}, "子どもの公園", {"子ども", "公園"}) ==
        Words{"公園", "子ども"});
  CHECK(shared("川", {"川"}, "山", {"山"}).empty());
  CHECK(shared("", {}, "山", {"山"}).empty());
}

TEST_CASE("shared words: what stands side by side in both is one word, in one of them it is two") {
  CHECK(shared("空き家を使う", {"空き", "家"}, "空き家が多い", {"空き", "家"}) == Words{"空き家"});
  CHECK(shared("空き家を使う", {"空き", "家"}, "家に空きがある", {"家", "空き"}) ==
        Words{"空き", "家"});
}

TEST_CASE("shared words: a word in another form is said as the dictionary has it") {
  CHECK(shared("歩ける道", {"歩く", "道"}, "道を歩いた", {"道", "歩く"}) == Words{"道", "歩く"});
}

TEST_CASE("shared words: pieces of words that a machine without a dictionary finds are joined") {
  text::GramGists grams;
  const std::string a = "商店街に人が集まる", b = "集まる場所は商店街";
  const Words words = text::shared_words(a, grams.of(a).value(), b, grams.of(b).value());
  REQUIRE(words.size() == 2);
  CHECK(words[0].starts_with("商店街"));
  CHECK(words[1].starts_with("集ま"));
}
