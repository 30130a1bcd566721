#include "storage/import.h"

#include <doctest/doctest.h>

#include "model/invariants.h"

using base::ErrorCode;
using storage::import_lines;
using Texts = std::vector<std::string>;

namespace {
Texts imported(std::string_view bytes, const std::string& file) {
  auto texts = import_lines(bytes, file);
  REQUIRE_MESSAGE(texts.ok(), (texts.ok() ? "" : texts.error().text()));
  return *texts;
}
base::Error refused(std::string_view bytes, const std::string& file) {
  const auto texts = import_lines(bytes, file);
  REQUIRE_FALSE(texts.ok());
  CHECK(texts.error().context == file);
  return texts.error();
}
std::string utf16(std::u16string_view text, bool big) {
  std::string out;
  for (const char16_t c : std::u16string(1, u'\xfeff') + std::u16string(text)) {
    const char high = char(c >> 8), low = char(c & 0xff);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}
// 協働 / ｱｲ (half-width) / 表示, in code page 932.
constexpr std::string_view kShiftJis = "\x8b\xa6\x93\xad\r\n\xb1\xb2\r\n\x95\x5c\x8e\xa6";
}  // namespace

TEST_CASE("import: each line of a text becomes a card, trimmed, without empty ones") {
  CHECK(imported("一行目\n\n  二行目　\r\n　\r三行目", "a.txt") ==
        Texts{"一行目", "二行目", "三行目"});
  CHECK(imported("a,b\n\"c\"", "a.txt") == Texts{"a,b", "\"c\""});
  CHECK(imported("", "a.txt").empty());
  CHECK(imported("\n\n", "a.txt").empty());
}

TEST_CASE("import: control characters go, tabs stay") {
  CHECK(imported(std::string("a\0b\x01\tc\x7f\u0085", 9), "a.txt") == Texts{"ab\tc"});
}

TEST_CASE("import: UTF-8 with and without mark, UTF-16 of both kinds, Shift_JIS") {
  CHECK(imported("\xef\xbb\xbf協働", "a.txt") == Texts{"協働"});
  CHECK(imported(utf16(u"協働\n😀", false), "a.txt") == Texts{"協働", "😀"});
  CHECK(imported(utf16(u"協働\n😀", true), "a.txt") == Texts{"協働", "😀"});
  CHECK(imported(kShiftJis, "a.txt") == Texts{"協働", "ｱｲ", "表示"});
  CHECK(imported("\x87\x40", "a.txt") == Texts{"①"});  // Windows' own characters
}

TEST_CASE("import: an encoding that is none of these is named, with the remedy") {
  for (const std::string_view bytes :
       {std::string_view("\xb6\xa8\xc6\xaf\xa4\xce\xa4\xde\xa4\xc1"),  // EUC-JP
        std::string_view("\x1b$B6(F/\x1b(B"),                          // ISO-2022-JP
        std::string_view("a\0b\0c\0d\0", 8),                           // UTF-16 without a mark
        std::string_view("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16),
        std::string_view("M\xfcller sagt: sch\xf6n"),  // Latin-1
        std::string_view("\xff\xfe\x00\xd8", 4)}) {    // half a surrogate pair
    const auto error = refused(bytes, "a.txt");
    CHECK(error.code == ErrorCode::encoding);
    CHECK(error.message.english().find("save it as UTF-8") != std::string::npos);
  }
  CHECK(refused("\xb6\xa8\xc6\xaf\xa4\xce\xa4\xde\xa4\xc1", "a.txt").message.english().find("EUC-JP") !=
        std::string::npos);
}

TEST_CASE("import: a table gives its first column, or the one with a head") {
  CHECK(imported("一,二\n三,四\n", "a.csv") == Texts{"一", "三"});
  CHECK(imported("番号,意見,誰\r\n1,道が暗い,A\r\n2,,B\r\n3\r\n4,公園,C", "a.CSV") ==
        Texts{"道が暗い", "公園"});
  CHECK(imported("\xef\xbb\xbfid,Text\n1,a\n", "a.csv") == Texts{"a"});
  CHECK(imported("テキスト\na\n", "a.csv") == Texts{"a"});
  CHECK(imported("no;カード\n1;a,b\n2;c\n", "a.csv") == Texts{"a,b", "c"});
  CHECK(imported("no\tラベル\n1\ta,b\n", "a.tsv") == Texts{"a,b"});
  CHECK(imported("", "a.csv").empty());
}

TEST_CASE("import: quotes, quoted line ends and separators as RFC 4180 has them") {
  CHECK(imported("\"a \"\"b\"\", c\",2\n\"一行\r\n二行\",3\nd\"e\",4\n\"f\"g,5\n\"\",6\n",
                 "a.csv") == Texts{"a \"b\", c", "一行\n二行", "d\"e\"", "fg"});
  const auto error = refused("a\nb,\"c\nd\n", "a.csv");
  CHECK(error.code == ErrorCode::parse);
  CHECK(error.message.english().find("line 2") != std::string::npos);
}

TEST_CASE(
    "import: more than 20,000 texts, or one too long for a card, is refused and says where to "
    "split") {
  std::string many;
  for (int n = 0; n < 20000; ++n) many += "x\n\n";
  CHECK(imported(many, "a.txt").size() == 20000);
  const auto error = refused(many + "y\n", "a.txt");
  CHECK(error.code == ErrorCode::too_large);
  CHECK(error.message.english().find("line 40001") != std::string::npos);
  CHECK(imported(std::string(model::kMaxText, 'x'), "a.txt").size() == 1);
  CHECK(refused("a\n" + std::string(model::kMaxText + 1, 'x'), "a.txt").message.english().find("Line 2") ==
        0);
}
