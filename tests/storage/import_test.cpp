#include "model/invariants.h"
#include "storage/imported.h"

using base::ErrorCode;
using imported::refused;
using imported::Texts;
using imported::texts;

namespace {
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
  CHECK(texts("一行目\n\n  二行目　\r\n　\r三行目", "a.txt") ==
        Texts{"一行目", "二行目", "三行目"});
  CHECK(texts("a,b\n\"c\"", "a.txt") == Texts{"a,b", "\"c\""});
  CHECK(texts("", "a.txt").empty());
  CHECK(texts("\n\n", "a.txt").empty());
}

TEST_CASE("import: control characters go, tabs stay") {
  CHECK(texts(std::string("a\0b\x01\tc\x7f\u0085", 9), "a.txt") == Texts{"ab\tc"});
}

TEST_CASE("import: UTF-8 with and without mark, UTF-16 of both kinds, Shift_JIS") {
  CHECK(texts("\xef\xbb\xbf協働", "a.txt") == Texts{"協働"});
  CHECK(texts(utf16(u"協働\n😀", false), "a.txt") == Texts{"協働", "😀"});
  CHECK(texts(utf16(u"協働\n😀", true), "a.txt") == Texts{"協働", "😀"});
  CHECK(texts(kShiftJis, "a.txt") == Texts{"協働", "ｱｲ", "表示"});
  CHECK(texts("\x87\x40", "a.txt") == Texts{"①"});  // Windows' own characters
}

TEST_CASE("import: an encoding that is none of these is named, with the remedy") {
  for (const std::string_view bytes :
       {std::string_view("\xb6\xa8\xc6\xaf\xa4\xce\xa4\xde\xa4\xc1"),  // EUC-JP
        std::string_view("\x1b$B6(F/\x1b(B"),                          // ISO-2022-JP
        std::string_view("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16),
        std::string_view("M\xfcller sagt: sch\xf6n"),  // Latin-1
        std::string_view("\xff\xfe\x00\xd8", 4)}) {    // half a surrogate pair
    const auto error = refused(bytes, "a.txt");
    CHECK(error.code == ErrorCode::encoding);
    CHECK(error.message.english().find("save it as UTF-8") != std::string::npos);
  }
  CHECK(refused("\xb6\xa8\xc6\xaf\xa4\xce\xa4\xde\xa4\xc1", "a.txt")
            .message.english()
            .find("EUC-JP") != std::string::npos);
}

TEST_CASE("import: a table gives its first column, or the one with a head") {
  CHECK(texts("一,二\n三,四\n", "a.csv") == Texts{"一", "三"});
  CHECK(texts("番号,意見,誰\r\n1,道が暗い,A\r\n2,,B\r\n3\r\n4,公園,C", "a.CSV") ==
        Texts{"道が暗い", "公園"});
  CHECK(texts("\xef\xbb\xbfid,Text\n1,a\n", "a.csv") == Texts{"a"});
  CHECK(texts("テキスト\na\n", "a.csv") == Texts{"a"});
  CHECK(texts("no;カード\n1;a,b\n2;c\n", "a.csv") == Texts{"a,b", "c"});
  CHECK(texts("no\tラベル\n1\ta,b\n", "a.tsv") == Texts{"a,b"});
  CHECK(texts("", "a.csv").empty());
}

TEST_CASE("import: quotes, quoted line ends and separators as RFC 4180 has them") {
  CHECK(texts("\"a \"\"b\"\", c\",2\n\"一行\r\n二行\",3\nd\"e\",4\n\"f\"g,5\n\"\",6\n", "a.csv") ==
        Texts{"a \"b\", c", "一行\n二行", "d\"e\"", "fg"});
  const auto error = refused("a\nb,\"c\nd\n", "a.csv");
  CHECK(error.code == ErrorCode::parse);
  CHECK(error.message.english().find("line 2") != std::string::npos);
}

TEST_CASE(
    "import: more than 20,000 texts, or one too long for a card, is refused and says where to "
    "split") {
  std::string many;
  for (int n = 0; n < 20000; ++n) many += "x\n\n";
  CHECK(texts(many, "a.txt").size() == 20000);
  const auto error = refused(many + "y\n", "a.txt");
  CHECK(error.code == ErrorCode::too_large);
  CHECK(error.message.english().find("line 40001") != std::string::npos);
  CHECK(texts(std::string(model::kMaxText, 'x'), "a.txt").size() == 1);
  CHECK(refused("a\n" + std::string(model::kMaxText + 1, 'x'), "a.txt")
            .message.english()
            .find("Line 2") == 0);
}
