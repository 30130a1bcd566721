#include "ime/skk_dictionary.h"

#include <doctest/doctest.h>

#include "support/memory_file_system.h"

using namespace ime;
using Strings = std::vector<std::string>;
using Reading = SkkDictionary::Reading;

namespace {

constexpr const char* kText =
    ";; okuri-ari entries.\n"
    "みまもr /見守/看守;まれ/\n"
    "たすけあu /助け合/[う/助け合/]/\n"
    ";; okuri-nasi entries.\n"
    "# /#1/#3/\n"
    "きょうどう /共同;ともに/協同/協働;†協力して/\n"
    "きょうどう /教導/\n"
    "まち /町/街/待ち/\n"
    "ちょう /調/町/\n"
    "npo /NPO/\n"
    "いま /今/(current-time-string)/\n"
    "no slashes here\n"
    "から\n"
    "とちゅう /途中";

SkkDictionary dictionary(std::string_view text = kText) {
  auto result = SkkDictionary::parse(text);
  REQUIRE_MESSAGE(result.ok(), result.error().text());
  return std::move(*result);
}

}  // namespace

TEST_CASE("skk dictionary: words for a reading in the dictionary's order, notes left out") {
  const SkkDictionary d = dictionary();
  CHECK(d.words("きょうどう") == Strings{"共同", "協同", "協働", "教導"});
  CHECK(d.words("まち") == Strings{"町", "街", "待ち"});
  CHECK(d.words("いま") == Strings{"今"});
  CHECK(d.words("きょうど").empty());
  CHECK(d.words("").empty());
  CHECK(d.words("#").empty());
  CHECK(d.words("から").empty());
}

TEST_CASE("skk dictionary: stems are found by reading and the okurigana's consonant only") {
  const SkkDictionary d = dictionary();
  CHECK(d.stems("みまも", 'r') == Strings{"見守", "看守"});
  CHECK(d.stems("みまも", 'k').empty());
  CHECK(d.stems("みまも", 0).empty());
  CHECK(d.words("みまもr").empty());
  CHECK(d.stems("たすけあ", 'u') == Strings{"助け合"});
}

TEST_CASE("skk dictionary: the readings of a written word, the usual one first") {
  const SkkDictionary d = dictionary();
  CHECK(d.readings("協働") == std::vector<Reading>{{"きょうどう", 0}});
  CHECK(d.readings("町") == std::vector<Reading>{{"まち", 0}, {"ちょう", 0}});
  CHECK(d.readings("見守") == std::vector<Reading>{{"みまも", 'r'}});
  CHECK(d.readings("協").empty());
  CHECK(d.readings("").empty());
  CHECK(d.readings("NPO").empty());  // "npo" is no reading in kana
}

TEST_CASE("skk dictionary: EUC-JP is read like UTF-8") {
  // "まち /町/街/" and a line with a broken byte.
  const SkkDictionary d =
      dictionary("\xa4\xde\xa4\xc1 /\xc4\xae/\xb3\xb9/\n\xa4\xab \xff/\xb2\xc8/\n");
  CHECK(d.words("まち") == Strings{"町", "街"});
  CHECK(d.readings("街") == std::vector<Reading>{{"まち", 0}});
  CHECK(d.words("か") == Strings{"家"});
}

TEST_CASE("skk dictionary: what holds no words is refused, and a missing file is an error") {
  CHECK(SkkDictionary::parse("").error().code == base::ErrorCode::format);
  CHECK(SkkDictionary::parse(";; nothing\nabc\n").error().code == base::ErrorCode::format);
  CHECK(SkkDictionary::parse("か /(lisp)/\n").error().code == base::ErrorCode::format);
  support::MemoryFileSystem files;
  CHECK(SkkDictionary::load(files, "/skk").error().code == base::ErrorCode::not_found);
  files.put("/skk", "nothing");
  CHECK(SkkDictionary::load(files, "/skk").error().context == "/skk");
  files.put("/skk", kText);
  CHECK(SkkDictionary::load(files, "/skk").ok());
}

TEST_CASE("skk dictionary: an empty one finds nothing") {
  const SkkDictionary none;
  CHECK(none.words("まち").empty());
  CHECK(none.stems("まち", 'r').empty());
  CHECK(none.readings("町").empty());
}

TEST_CASE("skk dictionary: cut anywhere, it is read as far as it goes or refused") {
  const std::string text = kText;
  for (std::size_t n = 0; n < text.size(); ++n) {
    const auto result = SkkDictionary::parse(std::string_view(text).substr(0, n));
    if (result.ok()) CHECK(result->lines() > 0);
  }
}
