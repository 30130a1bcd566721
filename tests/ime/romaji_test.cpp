#include "ime/romaji.h"

#include <doctest/doctest.h>

#include "base/assets.h"
#include "support/memory_file_system.h"

using namespace ime;

namespace {

const RomajiTable& table() {
  static const RomajiTable loaded = [] {
    base::RealFileSystem files;
    auto result = RomajiTable::load(files, base::find_assets().keyboards / "romaji.json");
    REQUIRE_MESSAGE(result.ok(), result.error().text());
    return std::move(*result);
  }();
  return loaded;
}

// What typing `letters` gives, with what is still pending in brackets.
std::string typed(const std::string& letters) {
  Romaji romaji(table());
  std::string out;
  for (char c : letters) out += romaji.type(c);
  return romaji.pending().empty() ? out : out + "[" + romaji.pending() + "]";
}

}  // namespace

TEST_CASE("romaji: syllables become kana, letters on their way are pending") {
  CHECK(typed("kyoudounomatidukuri") == "きょうどうのまちづくり");
  CHECK(typed("gyouseitosiminn") == "ぎょうせいとしみん");
  CHECK(typed("k") == "[k]");
  CHECK(typed("ky") == "[ky]");
  CHECK(typed("kak") == "か[k]");
  CHECK(typed("KA") == "か");
}

TEST_CASE("romaji: the spellings of Hepburn and of Kunrei both work") {
  CHECK(typed("shichitsufuja") == "しちつふじゃ");
  CHECK(typed("sitituhuzya") == "しちつふじゃ");
  CHECK(typed("shachochuujoshi") == "しゃちょちゅうじょし");
}

TEST_CASE("romaji: foreign sounds and small kana") {
  CHECK(typed("fafifefo") == "ふぁふぃふぇふぉ");
  CHECK(typed("vavivuvevo") == "ゔぁゔぃゔゔぇゔぉ");
  CHECK(typed("jeshechethidhi") == "じぇしぇちぇてぃでぃ");
  CHECK(typed("whawiwe") == "うぁうぃうぇ");
  CHECK(typed("xaltuxya") == "ぁっゃ");
  CHECK(typed("t'itwu") == "てぃとぅ");
}

TEST_CASE("romaji: a doubled consonant gives a small tsu") {
  CHECK(typed("gakkou") == "がっこう");
  CHECK(typed("matte") == "まって");
  CHECK(typed("zassi") == "ざっし");
  CHECK(typed("matcha") == "まっちゃ");
  CHECK(typed("kk") == "っ[k]");
}

TEST_CASE("romaji: n becomes ん before a consonant, doubled, or with an apostrophe") {
  CHECK(typed("kantan") == "かんた[n]");
  CHECK(typed("hannbunn") == "はんぶん");
  CHECK(typed("kin'en") == "きんえ[n]");
  CHECK(typed("kinen") == "きね[n]");
  CHECK(typed("kinnyuu") == "きんゆう");
  CHECK(typed("kinyuu") == "きにゅう");
  CHECK(typed("n-") == "んー");
  Romaji romaji(table());
  CHECK(romaji.type('n') == "");
  CHECK(romaji.flush() == "ん");
  CHECK(romaji.pending().empty());
}

TEST_CASE("romaji: signs become Japanese signs, digits stay") {
  CHECK(typed("ra-menn.") == "らーめん。");
  CHECK(typed("a,i!u?") == "あ、い！う？");
  CHECK(typed("3ka") == "3か");
}

TEST_CASE("romaji: letters that can't become kana are not lost") {
  CHECK(typed("kq") == "k[q]");
  CHECK(typed("sma") == "sま");
  Romaji romaji(table());
  romaji.type('s');
  romaji.type('h');
  CHECK(romaji.flush() == "sh");
}

TEST_CASE("romaji: backspace takes one pending letter") {
  Romaji romaji(table());
  romaji.type('s');
  romaji.type('h');
  CHECK(romaji.backspace());
  CHECK(romaji.pending() == "s");
  CHECK(romaji.backspace());
  CHECK_FALSE(romaji.backspace());
  CHECK(romaji.type('a') == "あ");
}

TEST_CASE("romaji: every syllable of the table can be typed to its end") {
  for (const char* syllable : {"kya", "nya", "xtsu", "dwo", "hye"}) {
    Romaji romaji(table());
    std::string out;
    for (const char* c = syllable; *c; ++c) out += romaji.type(*c);
    REQUIRE(table().find(syllable));
    CHECK(out == *table().find(syllable));
  }
  CHECK(table().size() > 250);
}

TEST_CASE("romaji: a table that is none is refused with a reason") {
  const auto code = [](const char* json) {
    const auto result = RomajiTable::parse(json);
    REQUIRE_FALSE(result.ok());
    CHECK_FALSE(result.error().message.empty());
    return result.error().code;
  };
  CHECK(code("{") == base::ErrorCode::parse);
  CHECK(code("") == base::ErrorCode::parse);
  CHECK(code("[]") == base::ErrorCode::format);
  CHECK(code(R"({"format":"x","version":1,"kana":{"a":"あ"}})") == base::ErrorCode::format);
  CHECK(code(R"({"format":"kurumaza-romaji","version":2,"kana":{"a":"あ"}})") ==
        base::ErrorCode::version);
  CHECK(code(R"({"format":"kurumaza-romaji","version":1})") == base::ErrorCode::format);
  CHECK(code(R"({"format":"kurumaza-romaji","version":1,"kana":{}})") == base::ErrorCode::format);
  CHECK(code(R"({"format":"kurumaza-romaji","version":1,"kana":{"A":"あ"}})") ==
        base::ErrorCode::format);
  CHECK(code(R"({"format":"kurumaza-romaji","version":1,"kana":{"abcde":"あ"}})") ==
        base::ErrorCode::format);
  CHECK(code(R"({"format":"kurumaza-romaji","version":1,"kana":{"a":5}})") ==
        base::ErrorCode::format);
  CHECK(code(R"({"format":"kurumaza-romaji","version":1,"kana":{"a":""}})") ==
        base::ErrorCode::format);
}

TEST_CASE("romaji: a file that is not there, or damaged, is named in the error") {
  support::MemoryFileSystem files;
  CHECK(RomajiTable::load(files, "/t/romaji.json").error().code == base::ErrorCode::not_found);
  files.put("/t/romaji.json", "{\"format\"");
  const auto damaged = RomajiTable::load(files, "/t/romaji.json");
  REQUIRE_FALSE(damaged.ok());
  CHECK(damaged.error().context.find("romaji.json") != std::string::npos);
}
