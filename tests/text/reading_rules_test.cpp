#include "text/reading_rules.h"

#include <doctest/doctest.h>

using text::Rubies;
using text::Word;

namespace {

/// 見守[みまも]りの目[め]: where readings stand.
std::string marked(const std::string& words, const Rubies& rubies) {
  std::string out;
  std::size_t at = 0;
  for (const text::Ruby& r : rubies) {
    out += words.substr(at, r.end_byte - at) + "[" + r.reading + "]";
    at = r.end_byte;
  }
  return out + words.substr(at);
}

std::string split(const std::string& word, const std::string& reading) {
  return marked(word, text::split_reading(word, reading));
}

struct Said {
  std::string surface, reading;
  Word::Kind kind = Word::Kind::usual;
  double sure = 1;
};
std::string read(const std::vector<Said>& said) {
  std::string words;
  std::vector<Word> found;
  for (const Said& s : said) {
    const auto from = static_cast<std::uint32_t>(words.size());
    words += s.surface;
    found.push_back({from, static_cast<std::uint32_t>(words.size()), s.reading, s.kind, s.sure});
  }
  return marked(words, text::readings_above(words, found));
}
constexpr auto kNumber = Word::Kind::number;
constexpr auto kCounter = Word::Kind::counter;

}  // namespace

TEST_CASE("reading: kana that a word shares with its reading bear none") {
  CHECK(split("見守り", "みまもり") == "見守[みまも]り");
  CHECK(split("立ち話", "たちばなし") == "立[た]ち話[ばなし]");
  CHECK(split("申し込み", "もうしこみ") == "申[もう]し込[こ]み");
  CHECK(split("お茶", "おちゃ") == "お茶[ちゃ]");
  CHECK(split("消しゴム", "けしごむ") == "消[け]しゴム");
  CHECK(split("人々", "ひとびと") == "人々[ひとびと]");
  CHECK(split("公園", "こうえん") == "公園[こうえん]");
}

TEST_CASE("reading: one that can be given in two ways, or in none, is left out") {
  CHECK(split("日かか日", "かかかかか") == "日かか日");
  CHECK(split("公園", "") == "公園");
  CHECK(split("見守り", "みまもる") == "見守り");
  CHECK(split("NPO法人", "えぬぴーおーほうじん") == "NPO法人");
  CHECK(split("の", "の") == "の");
  CHECK(split("", "").empty());
}

TEST_CASE("reading: counters go by the number before them") {
  const auto count = [](const std::string& number, const std::string& counter) {
    return read({{number, "", kNumber}, {counter, "", kCounter}});
  };
  CHECK(count("3", "本") == "3本[ぼん]");
  CHECK(count("10", "分") == "10分[ぷん]");
  CHECK(count("5", "分") == "5分[ふん]");
  CHECK(count("2", "階") == "2階[かい]");
  CHECK(count("3", "階") == "3階[がい]");
  CHECK(count("20", "歳") == "20歳");
  CHECK(count("1", "人") == "1人");
  CHECK(count("5", "人") == "5人[にん]");
  CHECK(count("三", "本") == "三本[さんぼん]");
  CHECK(read({{"三", "", kNumber}, {"十", "", kNumber}, {"分", "", kCounter}}) ==
        "三十分[さんじゅっぷん]");
  CHECK(read({{"十", "", kNumber}, {"八", "", kNumber}, {"歳", "", kCounter}}) ==
        "十八歳[じゅうはっさい]");
  CHECK(read({{"一", "", kNumber}, {"人", "", kCounter}}) == "一人[ひとり]");
  CHECK(read({{"二", "", kNumber}, {"十", "", kNumber}, {"歳", "", kCounter}}) == "二十歳[はたち]");
  CHECK(count("何", "人") == "何人[なんにん]");
  CHECK(count("何", "本") == "何本[なんぼん]");
  CHECK(count("何", "分") == "何分[なんぷん]");
  CHECK(count("何", "回") == "何回[なんかい]");
  CHECK(count("三", "年") == "三年[さんねん]");
  CHECK(count("四", "人") == "四人[よにん]");
  CHECK(count("九", "時") == "九時[くじ]");
  CHECK(count("百", "人") == "百人[ひゃくにん]");
  CHECK(count("七", "人") == "七人");
  // What is not sure bears none: ついたち or いちにち, しがつ, 百.
  CHECK(count("一", "日") == "一日");
  CHECK(count("1", "票") == "1票");
  CHECK(count("四", "月") == "四月");
  CHECK(count("百", "本") == "百本");
  CHECK(read({{"三", "", kNumber}}) == "三");
}

TEST_CASE("reading: where a word may be read otherwise, or is somebody's name, there is none") {
  CHECK(read({{"市場", "しじょう"}, {"の", "の"}, {"人気", "にんき"}}) == "市場の人気");
  CHECK(read({{"中田", "なかた", Word::Kind::name}, {"さん", "さん"}}) == "中田さん");
  CHECK(read({{"道", "みち", Word::Kind::usual, 0.6}}) == "道");
  CHECK(read({{"道", "みち", Word::Kind::usual, 0.95}}) == "道[みち]");
  CHECK(read({{"協", "きょう"}, {"力金", ""}, {"の", "の"}, {"話", "はなし"}}) ==
        "協力金の話[はなし]");
  CHECK(read({{"一日中", "いちにちじゅう"}, {"家", "か", Word::Kind::suffix}}) ==
        "一日中[いちにちじゅう]家");
  CHECK(read({{"花", "はな"}, {"だん", "だん"}}) == "花[か]だん");
}

namespace {
/// Readings as people say them go before all else.
text::Read said(const std::vector<Said>& words, const text::OwnReadings& own, std::string& all) {
  std::vector<Word> found;
  all.clear();
  for (const Said& s : words) {
    const auto from = static_cast<std::uint32_t>(all.size());
    all += s.surface;
    found.push_back({from, static_cast<std::uint32_t>(all.size()), s.reading, s.kind, s.sure});
  }
  return text::read_words(all, found, own);
}
}  // namespace

TEST_CASE("reading: what stands beside a word decides where it can") {
  const auto went = [](const std::string& particle) {
    return read({{"それ", "それ"}, {particle, particle}, {"行っ", "いっ"}, {"た", "た"}});
  };
  CHECK(went("を") == "それを行[おこな]った");
  CHECK(went("へ") == "それへ行[い]った");
  CHECK(went("に") == "それに行った");
  CHECK(read({{"生", "せい"}, {"の", "の"}, {"声", "こえ"}}) == "生[なま]の声[こえ]");
  CHECK(read({{"中高", "ちゅうこう"}, {"生", "せい", Word::Kind::suffix}, {"の", "の"}}) ==
        "中高[ちゅうこう]生の");
  CHECK(read({{"十分", "じゅうぶん"}, {"な", "な"}}) == "十分[じゅうぶん]な");
  CHECK(read({{"十分", "じゅうぶん"}, {"で", "で"}}) == "十分で");
  CHECK(read({{"佐藤", "さとう", Word::Kind::name}}) == "佐藤[さとう]");
}

TEST_CASE("reading: what people say of a word goes before all else, wherever it stands as one") {
  std::string all;
  const std::vector<Said> market{
      {"魚", "さかな"}, {"市場", "しじょう"}, {"の", "の"}, {"朝", "あさ"}};
  const auto marks = [&](const std::vector<Said>& words, const text::OwnReadings& own) {
    const text::Read read = said(words, own, all);
    return marked(all, read.rubies);
  };
  CHECK(marks(market, {{"市場", "いちば"}}) == "魚[さかな]市場[いちば]の朝[あさ]");
  CHECK(marks(market, {{"朝", ""}}) == "魚[さかな]市場の朝");
  CHECK(marks(market, {{"魚市場", "うおいちば"}}) == "魚市場[うおいちば]の朝[あさ]");
  // Not within a word.
  CHECK(marks(market, {{"場", "ば"}}) == marks(market, {}));
  // Of somebody's name, of what is counted, of what is not known; kana of the word bear none.
  CHECK(marks({{"中田", "なかた", Word::Kind::name}}, {{"中田", "なかだ"}}) == "中田[なかだ]");
  CHECK(marks({{"一", "", kNumber}, {"日", "", kCounter}}, {{"一日", "ついたち"}}) ==
        "一日[ついたち]");
  CHECK(marks({{"行っ", "いっ"}, {"た", "た"}}, {{"行っ", "おこなっ"}}) == "行[おこな]った");
  // What does not fit its kana stands above all of it.
  CHECK(marks({{"お母さん", "おかあさん"}}, {{"お母さん", "まま"}}) == "お母さん[まま]");
}

TEST_CASE("reading: each word with kanji has the ways it may be read") {
  std::string all;
  const text::Read read =
      said({{"市場", "しじょう"}, {"の", "の"}, {"朝", "あさ", Word::Kind::usual, 0.5}}, {}, all);
  REQUIRE(read.words.size() == 2);
  CHECK(read.words[0].shown.empty());
  CHECK(read.words[0].others == std::vector<std::string>{"いちば", "しじょう"});
  CHECK(read.words[1].shown.empty());
  CHECK(read.words[1].others == std::vector<std::string>{"あさ"});
  const text::Read own = said({{"朝", "あさ"}}, {{"朝", "ちょう"}}, all);
  CHECK(own.words[0].shown == "ちょう");
  CHECK(own.words[0].others == std::vector<std::string>{"あさ"});
}
