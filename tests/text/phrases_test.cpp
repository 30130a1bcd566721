#include "text/phrases.h"

#include <doctest/doctest.h>

#include <string>

#include "base/utf8.h"
#include "support/typesetter.h"

namespace {

std::u32string letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) out.push_back(base::code_point_at(utf8, at, at));
  return out;
}

/// With a bar wherever a line ends well.
std::string phrases(std::string_view utf8) {
  const std::u32string text = letters(utf8);
  const auto endings = text::line_endings(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && endings[i] == text::Ending::phrase) out += '|';
    base::append_code_point(out, text[i]);
  }
  return out;
}

std::string kept(std::string_view utf8, double width) {
  std::string out;
  for (const text::KeptWhole& part : text::kept_whole(utf8, width))
    out += (out.empty() ? "" : "|") +
           std::string(utf8.substr(part.first_byte, part.end_byte - part.first_byte));
  return out;
}

}  // namespace

TEST_CASE("phrases: a particle stays with its word, and what follows it begins a line") {
  CHECK(phrases("川べりを歩ける道にして人が会う") == "川べりを|歩ける|道に|して|人が|会う");
  CHECK(phrases("スーパーがなくなって買い物にこまる") == "スーパーが|なくなって|買い物にこまる");
  CHECK(phrases("まちの魅力をPRできる") == "まちの|魅力を|PRできる");
  CHECK(phrases("町内会のみんなであいさつをする") == "町内会の|みんなで|あいさつを|する");
}

TEST_CASE("phrases: kana within a word of kanji do not end it") {
  CHECK(phrases("話し合いの入り口") == "話し合いの|入り口");
  CHECK(phrases("空き家の受け皿") == "空き家の|受け皿");
  CHECK(phrases("役員のなり手がいない") == "役員の|なり手が|いない");
  CHECK(phrases("近所のお年寄りとご近所さん") == "近所の|お年寄りと|ご近所さん");
  CHECK(phrases("町で遊んでいます") == "町で|遊んでいます");
}

TEST_CASE("phrases: kanji that join a noun in kana without a particle are one word with it") {
  CHECK(phrases("子ども食堂を開く") == "子ども食堂を|開く");
  CHECK(phrases("このまち歩きとごみ拾い") == "この|まち歩きと|ごみ拾い");
  CHECK(phrases("ひとり暮らしの人") == "ひとり暮らしの|人");
  CHECK(phrases("子どもが集まる") == "子どもが|集まる");
  CHECK(phrases("おひとり様の席") == "おひとり様の|席");
  CHECK(phrases("たちまち消える") == "たちまち|消える");
  // Where the word is too long for a line it is broken just there.
  CHECK(kept("子ども食堂", 4) == "子ども|食堂");
}

TEST_CASE("phrases: marks stand where they may, and quotes hold what they quote") {
  CHECK(phrases("「でも」よりも「それなら」") == "「でも」よりも|「それなら」");
  CHECK(phrases("はい、そうです。次へ") == "はい、|そうです。|次へ");
  const std::u32string text = letters("カードを「つくっちゃう」、ね");
  const auto endings = text::line_endings(text);
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::u32string_view never = U"ーっゃ」、";
    if (never.find(text[i]) != never.npos) CHECK(endings[i] == text::Ending::never);
    if (text[i - 1] == U'「') CHECK(endings[i] == text::Ending::never);
  }
}

TEST_CASE("phrases: what has no room on a line is broken between its words, then anywhere") {
  CHECK(kept("聞いてもらえると", 20) == "聞いてもらえると");
  CHECK(kept("聞いてもらえると", 6) == "聞いて|もらえると");
  CHECK(kept("プログラミング教室", 8) == "プログラミング|教室");
  // A word in katakana before anything else, and of it at least what begins no line.
  CHECK(kept("カードゲームで", 6) == "カードゲーム");
  CHECK(kept("コミュニケーション", 5) == "ミュ|ケー|ショ");
  CHECK(kept("", 5).empty());
  CHECK(kept("plain words only", 5).empty());
  CHECK(kept("町", 5).empty());
  CHECK(kept("町に", 0).empty());
}

TEST_CASE("phrases: cards break between them, with letters as large or a little smaller") {
  const auto typesetter = support::typesetter();
  const auto broken_well = [&](const std::string& words) {
    const auto set = typesetter->layout_for(words, {75, 50}, {});
    std::size_t at = 0;
    const std::u32string text = letters(words);
    const auto endings = text::line_endings(text);
    bool well = true;
    for (std::size_t i = 0, byte = 0; i < text.size(); ++i) {
      for (const text::Line& line : set->lines)
        if (line.first_byte == byte && byte > 0)
          ++at, well = well && endings[i] >= text::Ending::word;
      std::string one;
      base::append_code_point(one, text[i]);
      byte += one.size();
    }
    CHECK(at + 1 == set->lines.size());
    return well && !set->ellipsized;
  };
  CHECK(broken_well("朝の散歩でカードを配ってください"));
  CHECK(broken_well("バスの停留所に屋根とベンチがほしい"));
  CHECK(broken_well("夜道が暗くて子どもだけでは歩けない"));
}

TEST_CASE("phrases: a word longer than any line is still broken and none of it lost") {
  const auto typesetter = support::typesetter();
  const std::string word = "スーパーコンピューターシミュレーションセンター";
  const auto set = typesetter->layout(word, {.em = 9}, 60, 200);
  CHECK(set->lines.size() > 1);
  std::string joined;
  for (const text::Line& line : set->lines) {
    CHECK(line.width <= 60.1);
    for (const char* bad : {"ー", "ョ", "ュ"}) CHECK_FALSE(line.text.starts_with(bad));
    joined += line.text;
  }
  CHECK(joined == word);
}

TEST_CASE("phrases: rather than lose words, lines end anywhere") {
  const auto typesetter = support::typesetter();
  const std::string words = "大きな公園のとなりのとしょかんで";
  // Two lines of eight characters: as phrases they would be three.
  const auto set = typesetter->layout(words, {.em = 5}, 42, 5 * 2.5);
  CHECK_FALSE(set->ellipsized);
  CHECK(set->lines.size() == 2);
}
