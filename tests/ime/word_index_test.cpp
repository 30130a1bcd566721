#include "ime/word_index.h"

#include <doctest/doctest.h>

#include "ime/word_reader.h"
#include "text/kana.h"

using namespace ime;
using TextKind = Words::Text::Kind;

namespace {

const SkkDictionary& dictionary() {
  static const SkkDictionary parsed = [] {
    auto result = SkkDictionary::parse(
        "みまもr /見守/\nくm /組/\nこn /来/\n"
        "きょうどう /共同/協働/\nこうれいしゃ /高齢者/\nくるまざ /車座/\n"
        "ぎょうせい /行政/\nしみん /市民/\nやくわり /役割/\nぶんたん /分担/\nしくm /仕組/\n"
        "まち /町/街/\nちょう /調/町/\nつくり /作り/\nかい /会/回/\nいち /一/\nはつ /発/\n"
        "ひょう /票/表/\nさん /三/山/\nやま /山/\nうえ /上/\nじょう /上/\nの /之/\nだんち /団地/\n"
        "わかい /若い/\nひと /人/\nじん /人/\nぼうさい /防災/\n");
    REQUIRE(result.ok());
    return std::move(*result);
  }();
  return parsed;
}

std::shared_ptr<const Words> words(std::vector<Words::Text> texts,
                                   std::vector<Words::Chosen> chosen = {}) {
  auto out = std::make_shared<Words>();
  out->texts = std::move(texts);
  out->chosen = std::move(chosen);
  return out;
}

// The surfaces for a reading, joined by '/'.
std::string found(const WordIndex& index, const std::string& reading) {
  std::string out;
  for (const auto& entry : index.find(reading)) out += (out.empty() ? "" : "/") + entry.surface;
  return out;
}

std::string cut(const std::string& text) {
  std::string out;
  for (const auto& word : WordReader(dictionary()).words(text::code_points(text))) {
    if (!out.empty()) out += "|";
    out += text::utf8(word.surface);
  }
  return out;
}

}  // namespace

TEST_CASE("word reader: a text is cut into the dictionary's words, particles and the rest") {
  CHECK(cut("協働のまちづくり") == "協働|の|まちづくり");
  CHECK(cut("行政と市民の役割分担") == "行政|と|市民|の|役割|分担");
  CHECK(cut("高齢者の見守り、ほか") == "高齢者|の|見守り|、|ほか");
  CHECK(cut("若い人が来ない") == "若い|人|が|来ない");
  CHECK(cut("カフェAB3の会") == "カフェ|AB3|の|会");
  CHECK(cut("") == "");
}

TEST_CASE("word reader: nothing of a text is left out, whatever stands there") {
  for (const std::string text :
       {"協働(仮)のまちづくり!", "ー々ゝっん", "🙂町🙂", "　町　\n町", "のはがを"}) {
    std::u32string together;
    for (const auto& word : WordReader(dictionary()).words(text::code_points(text))) {
      together += word.surface;
    }
    CHECK(text::utf8(together) == text);
  }
}

TEST_CASE("word index: the title's phrase, its words and what lies between are found by reading") {
  WordIndex index(dictionary());
  index.update(words({{"協働のまちづくり", TextKind::heading}}));
  CHECK(found(index, "きょうどうのまちづくり") == "協働のまちづくり");
  CHECK(found(index, "きょうどう") == "協働");
  CHECK(found(index, "まちづくり") == "まちづくり");
  CHECK(found(index, "の") == "");
  CHECK(found(index, "のまちづくり") == "");
  CHECK(index.find("きょうどうのまちづくり")[0].kind == WordIndex::Entry::Kind::phrase);
  CHECK(index.find("きょうどう")[0].kind == WordIndex::Entry::Kind::word);
}

TEST_CASE("word index: sounds change where words meet") {
  WordIndex index(dictionary());
  index.update(
      words({{"町作り", TextKind::card}, {"発表会", TextKind::card}, {"一回", TextKind::card}}));
  CHECK(found(index, "まちつくり") == "町作り");
  CHECK(found(index, "まちづくり") == "町作り");
  CHECK(found(index, "はっぴょうかい") == "発表会");
  CHECK(found(index, "いっかい") == "一回");
}

TEST_CASE("word index: stems are read with their okurigana") {
  WordIndex index(dictionary());
  index.update(words({{"高齢者の見守りの仕組み", TextKind::card}}));
  CHECK(found(index, "みまもり") == "見守り");
  CHECK(found(index, "こうれいしゃのみまもり") == "高齢者の見守り");
  CHECK(found(index, "しくみ") == "仕組み");
}

TEST_CASE("word index: a name is read kanji by kanji, whole and never in pieces") {
  WordIndex index(dictionary());
  index.update(words({{"山之上団地", TextKind::heading}}));
  CHECK(found(index, "やまのうえだんち") == "山之上団地");
  CHECK(found(index, "やまのじょうだんち") == "山之上団地");
  CHECK(found(index, "のうえ") == "");
  CHECK(found(index, "やまの") == "");
}

TEST_CASE("word index: a name that the dictionary reads otherwise may be read kanji by kanji") {
  auto dictionary = SkkDictionary::parse(
      "やまのかみ /山之上/\nやま /山/\nの /之/\nうえ /上/\nえきまえ /駅前/\nえき /駅/\nさき "
      "/前/\n");
  REQUIRE(dictionary.ok());
  WordIndex index(*dictionary);
  index.update(words({{"山之上", TextKind::heading}, {"駅前", TextKind::heading}}));
  CHECK(found(index, "やまのかみ") == "山之上");
  CHECK(found(index, "やまのうえ") == "山之上");
  CHECK(found(index, "えきまえ") == "駅前");
  CHECK(found(index, "えきさき") == "");
}

TEST_CASE("word index: abbreviations are spelt out") {
  WordIndex index(dictionary());
  index.update(words({{"NPOとまちなかの行政、cafe", TextKind::card}}));
  CHECK(found(index, "えぬぴーおー") == "NPO");
  CHECK(found(index, "まちなか") == "まちなか");
  CHECK(found(index, "まちなかのぎょうせい") == "まちなかの行政");
  CHECK(found(index, "cafe") == "");
}

TEST_CASE("word index: katakana are read as they sound; one kanji alone is not offered") {
  WordIndex index(dictionary());
  index.update(words({{"カフェと町", TextKind::card}}));
  CHECK(found(index, "かふぇ") == "カフェ");
  CHECK(found(index, "かふぇとまち") == "カフェと町");
  CHECK(found(index, "まち") == "");
}

TEST_CASE("word index: what was chosen stands before what the texts say, the latest first") {
  WordIndex index(dictionary());
  index.update(words({{"協働", TextKind::heading}},
                     {{"きょうどう", "教導"}, {"きょうどう", "共同"}, {"x", "X"}}));
  CHECK(found(index, "きょうどう") == "教導/共同/協働");
  CHECK(index.find("きょうどう")[0].kind == WordIndex::Entry::Kind::chosen);
  CHECK(found(index, "x") == "");
}

TEST_CASE("word index: a text that is gone takes its words along") {
  WordIndex index(dictionary());
  index.update(words({{"協働", TextKind::card}, {"行政", TextKind::card}}));
  CHECK(found(index, "ぎょうせい") == "行政");
  index.update(words({{"協働", TextKind::card}}));
  CHECK(found(index, "ぎょうせい") == "");
  CHECK(found(index, "きょうどう") == "協働");
  index.update(nullptr);
  CHECK(index.size() == 0);
  CHECK(index.longest() == 0);
}

TEST_CASE("word index: without a dictionary kana words are known all the same") {
  const SkkDictionary none;
  WordIndex index(none);
  index.update(words({{"カフェのまちづくり協働", TextKind::heading}}));
  CHECK(found(index, "かふぇ") == "カフェ");
  CHECK(found(index, "まちづくり") == "まちづくり");
  CHECK(found(index, "きょうどう") == "");
}

TEST_CASE("word index: a very long text does not make it grow without bounds") {
  WordIndex index(dictionary());
  std::string text;
  for (int i = 0; i < 100; ++i) text += "一二三四五六七八九十協働行政市民役割分担";
  index.update(words({{text, TextKind::card}, {text.substr(0, 1200), TextKind::heading}}));
  CHECK(index.size() < 1000);
}
