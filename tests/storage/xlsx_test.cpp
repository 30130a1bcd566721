// Excel's workbooks as tables: one that another program made, and what is wrong with others.
#include <archive.h>
#include <archive_entry.h>

#include <fstream>
#include <sstream>

#include "storage/imported.h"
#include "storage/xlsx.h"

using imported::refused;
using imported::taken;
using imported::Texts;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string zip_of(const Parts& parts) {
  std::string out(64u << 20, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  REQUIRE(archive_write_set_format_zip(zip) == ARCHIVE_OK);
  REQUIRE(archive_write_open_memory(zip, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const auto& [name, bytes] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, la_int64_t(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    REQUIRE(archive_write_header(zip, entry) == ARCHIVE_OK);
    REQUIRE(archive_write_data(zip, bytes.data(), bytes.size()) == la_ssize_t(bytes.size()));
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  out.resize(used);
  return out;
}

/// A workbook with that sheet; `strings`: the inside of <sst>.
std::string workbook(const std::string& sheet, const std::string& strings = {}) {
  return zip_of(
      {{"xl/workbook.xml",
        R"(<workbook xmlns:r="r"><sheets><sheet name="x" state="hidden" r:id="no"/><sheet name="a" r:id="rId3"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="rId3" Type="x/worksheet" Target="worksheets/other.xml"/><Relationship Id="rId9" Type="x/sharedStrings" Target="/xl/words.xml"/><Relationship Id="rId8" Type="x/styles" Target="styles.xml"/></Relationships>)"},
       {"xl/words.xml", "<sst>" + strings + "</sst>"},
       {"xl/styles.xml",
        R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="#,##0&quot;days&quot;[Red]"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>)"},
       {"xl/worksheets/other.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"}});
}

std::vector<std::vector<std::string>> rows(const std::string& bytes) {
  const auto out = storage::read_xlsx(bytes);
  REQUIRE_MESSAGE(out.ok(), (out.ok() ? "" : out.error().text()));
  std::vector<std::vector<std::string>> cells;
  for (const storage::TextRow& row : *out) cells.push_back(row.cells);
  return cells;
}

}  // namespace

TEST_CASE("xlsx: a workbook of another program's is a table like any other") {
  std::ifstream in(std::string(KURUMAZA_IMPORTS) + "/book.xlsx", std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  const auto book = taken(bytes.str(), "book.xlsx");
  CHECK(book.texts() ==
        Texts{"駅前に日陰がほしい", "=1+1 と書いた人もいる", "夜のバスが少ない\n本数をふやして"});
  CHECK(book.table.rows[0].cells ==
        std::vector<std::string>{"2026-07-05", "一班", "駅前に日陰がほしい", "3"});
  CHECK(book.table.rows[1].cells[0] == "2026-07-05 18:30");
  CHECK(book.table.rows[1].cells[3] == "1.5");
  CHECK(book.table.rows[2].line == 5);
  CHECK(book.table.empty_rows == 1);
  // Whatever it is called.
  CHECK(taken(bytes.str(), "book.dat").texts().size() == 3);
}

TEST_CASE("xlsx: readings above words are no part of them, and gaps stay gaps") {
  const auto all = rows(workbook(
      R"(<row r="1"><c r="B1" t="s"><v>0</v></c><c r="D1" t="inlineStr"><is><t>中に</t></is></c></row>)"
      R"(<row r="4"><c r="A4" t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><v>a_x000D_b</v></c><c><v>1E3</v></c><c t="s"><v>77</v></c></row>)"
      R"(<row><c s="1"><v>46208</v></c><c s="2"><v>5</v></c><c s="3"><v>46208.5</v></c></row>)",
      "<si><r><t>東京</t></r><rPh sb=\"0\" "
      "eb=\"2\"><t>トウキョウ</t></rPh><r><t>駅</t></r><phoneticPr/></si>"
      "<si><t xml:space=\"preserve\"> a </t></si>"));
  REQUIRE(all.size() == 4);
  CHECK(all[0] == std::vector<std::string>{"", "東京駅", "", "中に"});
  CHECK(all[1].empty());
  CHECK(all[2] == std::vector<std::string>{" a ", "TRUE", "a\rb", "1000"});
  CHECK(all[3] == std::vector<std::string>{"2026-07-05", "5", "2026-07-05 12:00"});
}

TEST_CASE("xlsx: what is no workbook, old, damaged or dangerous is refused with what helps") {
  const auto said = [](const std::string& bytes) {
    return refused(bytes, "book.xlsx").message.english();
  };
  CHECK(said("").find("no Excel workbook") != std::string::npos);
  CHECK(said("a,b\n1,2\n").find("no Excel workbook") != std::string::npos);
  CHECK(said(zip_of({{"word/document.xml", "<a/>"}})).find("no Excel workbook") !=
        std::string::npos);
  CHECK(said("\xd0\xcf\x11\xe0\xa1\xb1").find("before 2007") != std::string::npos);
  CHECK(said(std::string("PK\x03\x04\0\0\0\0", 8) + "rubbish").size() > 10);
  const std::string good = workbook("<row r=\"1\"><c><v>1</v></c></row>");
  for (std::size_t cut = 4; cut < good.size(); cut += 97) {
    const auto half = storage::read_xlsx(std::string_view(good).substr(0, cut));
    if (!half) CHECK_FALSE(half.error().message.empty());
  }
  CHECK(said(workbook("", "<!DOCTYPE a [<!ENTITY x \"y\">]><si><t>&x;</t></si>"))
            .find("XML entities") != std::string::npos);
  CHECK(said(workbook("<row><c>")).find("damaged") != std::string::npos);
}

TEST_CASE("xlsx: what unpacks to too much, or claims a place far out, is refused") {
  const auto bomb = storage::read_xlsx(workbook("", std::string(100u << 20, ' ')));
  REQUIRE_FALSE(bomb.ok());
  CHECK(bomb.error().code == base::ErrorCode::too_large);
  CHECK(bomb.error().message.english().find("96 MB") != std::string::npos);
  std::string wide;
  for (int r = 1; r < 400; ++r)
    wide += "<row><c r=\"XFD" + std::to_string(r) + "\" t=\"str\"><v>a</v></c></row>";
  const auto far = storage::read_xlsx(workbook(wide));
  REQUIRE_FALSE(far.ok());
  CHECK(far.error().code == base::ErrorCode::too_large);
  CHECK_FALSE(
      storage::read_xlsx(workbook("<row><c r=\"ZZZZZZZ1\" t=\"str\"><v>a</v></c></row>")).ok());
}
