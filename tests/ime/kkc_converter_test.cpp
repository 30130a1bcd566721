#include "ime/kkc_converter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>

#include "ime/everyday_words.h"
#include "support/memory_file_system.h"
#include "text/kana.h"

using namespace ime;
using TextKind = Words::Text::Kind;

namespace {

KanaKanji& converter() {
  static const std::unique_ptr<KanaKanji> opened = [] {
    base::RealFileSystem files;
    auto result = KkcConverter::open(files);
    REQUIRE_MESSAGE(result.ok(), result.error().text());
    return std::move(*result);
  }();
  return *opened;
}

Conversion convert(const std::string& reading, const Vocabulary& vocabulary = {},
                   std::vector<std::size_t> boundaries = {}) {
  auto result = converter().convert({reading, std::move(boundaries), vocabulary.snapshot()});
  REQUIRE_MESSAGE(result.ok(), result.error().text());
  return std::move(*result);
}

std::string first(const Conversion& conversion) {
  std::string out;
  for (const Segment& segment : conversion.segments) out += segment.candidates[0];
  return out;
}

std::string readings(const Conversion& conversion) {
  std::string out;
  for (const Segment& segment : conversion.segments) {
    out += (out.empty() ? "" : "|") + segment.reading;
  }
  return out;
}

Vocabulary titled(const std::string& title) {
  Vocabulary out;
  out.set_texts({{title, TextKind::heading}});
  return out;
}

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

TEST_CASE("converter: sentences as they stand on cards come right at once") {
  CHECK(first(convert("ぎょうせいとしみんのやくわりぶんたん")) == "行政と市民の役割分担");
  CHECK(first(convert("こそだてせだいのこうりゅう")) == "子育て世代の交流");
  CHECK(first(convert("あきやのかつよう")) == "空き家の活用");
  CHECK(first(convert("こうれいしゃのみまもり")) == "高齢者の見守り");
  CHECK(first(convert("ぼうさいくんれんにわかいひとがこない")) == "防災訓練に若い人が来ない");
  CHECK(first(convert("ちょうないかいのやくいんのなりてがいない")) ==
        "町内会の役員のなり手がいない");
}

TEST_CASE("converter: everyday words by themselves are nearly always first, and always near") {
  const std::vector<EverydayWord> words = everyday_words();
  REQUIRE(words.size() > 300);
  std::size_t first = 0, near = 0;
  std::string others;
  for (const EverydayWord& word : words) {
    REQUIRE_FALSE(word.surfaces.empty());
    const auto place = place_of(word, convert(word.reading));
    first += place && *place == 0;
    near += place && *place < 7;  // as many as a seat's row of candidates shows
    if (place != 0) others += " " + word.reading;
  }
  CAPTURE(others);
  CHECK(first * 100 >= words.size() * 93);
  CHECK(near * 100 >= words.size() * 99);
}

TEST_CASE("converter: a word by itself is not taken for a sentence's end") {
  // Sentences hardly ever end in these, so their rivals used to lead.
  for (const auto& [reading, surface] : {std::pair{"きょう", "今日"}, std::pair{"わたし", "私"},
                                         std::pair{"はは", "母"}, std::pair{"あと", "後"}}) {
    CHECK(first(convert(reading)) == surface);
    // Where a boundary says that it is one word, too.
    CHECK(first(convert(reading, {}, {text::code_points(reading).size()})) == surface);
  }
  CHECK(first(convert("かなた")) == "彼方");  // not the surname that the model knows better
  CHECK(first(convert("かわ")) == "川");      // not a stem that cannot stand alone
  for (const char* kana : {"これ", "する", "ある", "みんな"}) CHECK(first(convert(kana)) == kana);
}

TEST_CASE("converter: a word and a particle by themselves are told from other words") {
  for (const auto& [reading, surface] :
       {std::pair{"きょうは", "今日は"}, std::pair{"みせは", "店は"}, std::pair{"うみは", "海は"},
        std::pair{"あきは", "秋は"}, std::pair{"わたしの", "私の"},
        std::pair{"ここに", "ここに"}}) {
    CHECK(first(convert(reading)) == surface);
  }
  CHECK(first(convert("いきたい")) == "行きたい");  // the dictionary has 生き体, too
}

TEST_CASE("converter: usual words do not push back what the table's people write") {
  CHECK(first(convert("こうえん")) == "公園");
  CHECK(first(convert("こうえん", titled("公演の準備"))) == "公演");
  CHECK(first(convert("きのう", titled("帰農のすすめ"))) == "帰農");
  Vocabulary vocabulary;
  vocabulary.remember("きょう", "京");
  CHECK(first(convert("きょう", vocabulary)) == "京");
  vocabulary.remember("かなた", "金田");
  CHECK(first(convert("かなた", vocabulary)) == "金田");
}

TEST_CASE("converter: words of the title come first, whole and in part") {
  CHECK(first(convert("きょうどうのまちづくり")) == "共同のまちづくり");
  const Vocabulary title = titled("協働のまちづくり");
  CHECK(first(convert("きょうどうのまちづくり", title)) == "協働のまちづくり");
  CHECK(convert("きょうどうのまちづくり", title).whole[0] == "協働のまちづくり");
  CHECK(first(convert("きょうどう", title)) == "協働");
  CHECK(first(convert("しみんときょうどうのまちづくりをすすめる", title)) ==
        "市民と協働のまちづくりを進める");
  CHECK(first(convert("ぎょうせいときょうどうする", title)) == "行政と協働する");
}

TEST_CASE("converter: words of the vocabulary do not break other words") {
  Vocabulary vocabulary;
  vocabulary.set_texts({{"今日の会議", TextKind::heading}, {"若い人が来ない", TextKind::card}});
  CHECK(first(convert("きょうどう", vocabulary)) == "共同");
  CHECK(first(convert("こそだてせだいのこうりゅう", vocabulary)) == "子育て世代の交流");
}

TEST_CASE("converter: a name that only the title has is read kanji by kanji") {
  const Vocabulary title = titled("山之上団地のこれから");
  CHECK(first(convert("やまのうえだんち", title)) == "山之上団地");
  CHECK(first(convert("つくえのうえ", title)) == "机の上");
}

TEST_CASE("converter: what was chosen this evening comes first, the latest before the others") {
  Vocabulary vocabulary;
  vocabulary.remember("きょうどうの", "協同の");
  CHECK(first(convert("きょうどうのまちづくり", vocabulary)) == "協同のまちづくり");
  vocabulary.remember("きょうどう", "協働");
  CHECK(first(convert("きょうどう", vocabulary)) == "協働");
  CHECK(convert("きょうどう", vocabulary).segments[0].candidates[1] == "協同");
  vocabulary.remember("こども", "子ども");
  CHECK(first(convert("こどものいばしょ", vocabulary)).starts_with("子どもの"));
}

TEST_CASE("converter: a word of one kana that was chosen leads only where it stands alone") {
  Vocabulary vocabulary;
  vocabulary.remember("き", "樹");
  CHECK(first(convert("き", vocabulary)) == "樹");
  for (const char* reading : {"きかいをまつ", "きょうのかいぎ", "あきやのかつよう"}) {
    CHECK(first(convert(reading, vocabulary)) == first(convert(reading)));
  }
}

TEST_CASE("converter: every segment has its kana among the candidates, nothing twice") {
  for (const char* reading :
       {"まちづくり", "ぎょうせいとしみんのやくわりぶんたん", "あ", "んー", "ゔぁいおりん"}) {
    const Conversion conversion = convert(reading);
    REQUIRE_FALSE(conversion.segments.empty());
    std::string together;
    for (const Segment& segment : conversion.segments) {
      together += segment.reading;
      CHECK(has(segment.candidates, segment.reading));
      CHECK(has(segment.candidates, text::to_katakana(segment.reading)));
      CHECK(std::set<std::string>(segment.candidates.begin(), segment.candidates.end()).size() ==
            segment.candidates.size());
    }
    CHECK(together == reading);
    CHECK(conversion.whole[0] == first(conversion));
    CHECK(has(conversion.whole, reading));
    CHECK(has(conversion.whole, text::to_katakana(reading)));
  }
}

TEST_CASE("converter: other ways to write a word are among its candidates") {
  const auto candidates = convert("きょうどう").segments[0].candidates;
  for (const char* other : {"共同", "協同", "協働"}) CHECK(has(candidates, other));
  const auto town = convert("まちを").segments[0].candidates;
  for (const char* other : {"町を", "街を", "まちを", "マチヲ"}) CHECK(has(town, other));
}

TEST_CASE("converter: boundaries are kept") {
  CHECK(readings(convert("きょうはいしゃにいく", {}, {4})).starts_with("きょうは|"));
  CHECK(readings(convert("きょうはいしゃにいく", {}, {3, 6})).starts_with("きょう|はいし|"));
  const std::string all = "まちづくり";
  for (std::size_t end = 1; end <= 5; ++end) {
    const Conversion conversion = convert(all, {}, {end});
    CHECK(text::code_points(conversion.segments[0].reading).size() == end);
  }
  CHECK(convert(all, {}, {5}).segments.size() == 1);
  // A phrase of the vocabulary does not reach across them either.
  CHECK(readings(convert("きょうどうのまちづくり", titled("協働のまちづくり"), {6}))
            .starts_with("きょうどうの|"));
}

TEST_CASE("converter: signs, digits and letters pass through") {
  CHECK(first(convert("3かいめのかいぎ、")).starts_with("3"));
  CHECK(first(convert("abc")) == "abc");
  CHECK(first(convert("。")) == "。");
  CHECK(first(convert("「まち」")) == "「町」");
}

TEST_CASE("converter: an empty reading gives nothing, a senseless request an error") {
  CHECK(convert("").segments.empty());
  const auto code = [](ConversionRequest request) {
    const auto result = converter().convert(request);
    REQUIRE_FALSE(result.ok());
    return result.error().code;
  };
  CHECK(code({"まち", {0}, nullptr}) == base::ErrorCode::invalid);
  CHECK(code({"まち", {3}, nullptr}) == base::ErrorCode::invalid);
  CHECK(code({"まち", {2, 1}, nullptr}) == base::ErrorCode::invalid);
  CHECK(code({"まち", {1, 1}, nullptr}) == base::ErrorCode::invalid);
  CHECK(code({"\xe3\x81", {}, nullptr}) == base::ErrorCode::encoding);
  std::string long_one;
  for (std::size_t i = 0; i <= KanaKanji::kMostKana; ++i) long_one += "か";
  CHECK(code({long_one, {}, nullptr}) == base::ErrorCode::too_large);
  CHECK(first(convert(long_one.substr(3))).size() > 0);
}

TEST_CASE("converter: without libkkc's data opening fails and names the package") {
  base::RealFileSystem files;
  KkcOptions options;
  options.model_folder = "/nonexistent";
  const auto result = KkcConverter::open(files, options);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == base::ErrorCode::unavailable);
  CHECK(result.error().message.english().find("libkkc-data") != std::string::npos);
}

TEST_CASE("converter: damaged data of libkkc is refused or does less, and never ends the program") {
  namespace fs = std::filesystem;
  fs::path installed;
  for (const auto& folder : fs::directory_iterator("/usr/lib")) {
    if (fs::exists(folder.path() / "libkkc/models/sorted3/metadata.json")) {
      installed = folder.path() / "libkkc/models/sorted3";
    }
  }
  REQUIRE_FALSE(installed.empty());
  char name[] = "/tmp/kurumaza-kkc-XXXXXX";
  REQUIRE(mkdtemp(name) != nullptr);
  const fs::path folder = name;
  for (const auto& file : fs::directory_iterator(installed)) {
    fs::create_symlink(file.path(), folder / file.path().filename());
  }
  base::RealFileSystem files;
  KkcOptions options;
  options.model_folder = folder;
  // How opening and converting go with this file cut to a part of its length.
  const auto with = [&](const char* file, std::uintmax_t part, std::uintmax_t of) {
    const fs::path path = folder / file;
    fs::remove(path);
    fs::copy_file(installed / file, path);
    fs::resize_file(path, fs::file_size(path) * part / of);
    auto opened = KkcConverter::open(files, options);
    bool good = opened.ok();
    if (good) good = (*opened)->convert({"ぎょうせいとしみんのやくわり", {}, nullptr}).ok();
    if (!opened.ok()) CHECK(opened.error().code == base::ErrorCode::unavailable);
    fs::remove(path);
    fs::create_symlink(installed / file, path);
    return good;
  };
  CHECK(with("metadata.json", 1, 1));
  CHECK_FALSE(with("metadata.json", 1, 2));
  for (const char* file :
       {"data.input", "data.1gram.index", "data.1gram", "data.2gram.filter", "data.3gram.filter"}) {
    CHECK_FALSE(with(file, 0, 1));
  }
  CHECK_FALSE(with("data.input", 1, 2));
  CHECK_FALSE(with("data.1gram.index", 1, 2));
  for (const char* file : {"data.1gram", "data.2gram", "data.3gram"}) CHECK(with(file, 1, 2));
  fs::remove_all(folder);
}

TEST_CASE("converter: without a dictionary it still converts") {
  support::MemoryFileSystem files;
  auto opened = KkcConverter::open(files);
  REQUIRE(opened.ok());
  CHECK(static_cast<KkcConverter&>(**opened).dictionary_error());
  const auto result = (*opened)->convert({"こそだてせだいのこうりゅう", {}, nullptr});
  REQUIRE(result.ok());
  CHECK(first(*result) == "子育て世代の交流");
  const auto word = (*opened)->convert({"わたし", {}, nullptr});
  REQUIRE(word.ok());
  CHECK(first(*word) == "私");
}
