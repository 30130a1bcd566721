// The XLSX report, looked at as the XML that it is.
#include "report/xlsx.h"

#include "report/sheet_text.h"
#include "report/tables.h"
#include "report/workbook.h"
#include "sample.h"
#include "unzip.h"

using report::sheet_text;

namespace {
std::map<std::string, std::string> xlsx_of(const model::Session& session,
                                           report::ReportOptions options = {}) {
  const auto out = report::find_exporter("xlsx")->write({session, {}, {}, {}, options});
  REQUIRE(out.ok());
  REQUIRE(out->size() == 1);
  return sample::unzip(out->at(0).bytes);
}
}  // namespace

TEST_CASE("xlsx: a sheet a table, with filters, a frozen head and a page to print") {
  sample::OneBoard s;
  s.add(sample::island(10, "A"));
  s.add(sample::card(20, "a", {}, 10));
  s.add(sample::card(21, "b"));
  s.relate(40, model::RelationKind::same, 20, 21);
  s.vote(50, 10, 2);
  const auto files = xlsx_of(s.session);
  const std::string& book = files.at("xl/workbook.xml");
  for (const char* name : {"Cards", "Islands", "Relations", "Points"})
    CHECK(book.find("name=\"" + std::string(name) + "\"") != std::string::npos);
  CHECK(book.find("Answers") == std::string::npos);
  const std::string& cards = files.at("xl/worksheets/sheet1.xml");
  CHECK(cards.find("<autoFilter ref=\"A1:") != std::string::npos);
  CHECK(cards.find("state=\"frozen\"") != std::string::npos);
  CHECK(cards.find("orientation=\"landscape\"") != std::string::npos);
  CHECK(cards.find("fitToHeight=\"0\"") != std::string::npos);
  CHECK(cards.find("<col min=\"1\"") != std::string::npos);
  CHECK(book.find("_xlnm.Print_Titles") != std::string::npos);
}

TEST_CASE("xlsx: what looks like a formula is text") {
  sample::OneBoard s;
  for (const char* text : {"=1+1", "=cmd|' /C calc'!A0", "+81", "@SUM(A1)"})
    s.add(sample::card(20 + int(s.board->cards.size()), text));
  const std::string cards = xlsx_of(s.session).at("xl/worksheets/sheet1.xml");
  CHECK(cards.find("<f>") == std::string::npos);
  CHECK(cards.find("=cmd|") != std::string::npos);
  CHECK(cards.find("'=1") == std::string::npos);  // no guard is needed
}

TEST_CASE("xlsx: nobody is named unless asked for") {
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  s.board->cards[sample::id(20)].who = "青木";
  CHECK(xlsx_of(s.session).at("xl/worksheets/sheet1.xml").find("青木") == std::string::npos);
  report::ReportOptions names;
  names.names = true;
  CHECK(xlsx_of(s.session, names).at("xl/worksheets/sheet1.xml").find("青木") != std::string::npos);
}

TEST_CASE("xlsx: texts that no cell may hold are made such that one may") {
  CHECK(sheet_text("a\x01") == "a ");
  CHECK(sheet_text("_x0041_") == "_x005F_x0041_");
  CHECK(sheet_text("_x004_") == "_x004_");
  CHECK(sheet_text("a\nb") == "a\nb");
  const std::string most(32767, 'x');
  CHECK(sheet_text(most) == most);
  CHECK(sheet_text(most + "y") == std::string(32766, 'x') + "…");
  std::string emoji;
  for (int n = 0; n < 20000; ++n) emoji += "😀";  // two units each
  CHECK(sheet_text(emoji).size() == 16383 * 4 + 3);
  CHECK(report::sheet_name("a/b:[c]") == "a b  c ");
  CHECK(report::sheet_name("'") == "1");
  CHECK(report::sheet_name(std::string(40, 'n')).size() == 30 + 3);
  CHECK(report::header_text("A & B") == "A && B");
}

TEST_CASE("xlsx: a card of any length and kind is written, and an empty session, too") {
  CHECK(xlsx_of({}).contains("xl/worksheets/sheet1.xml"));
  sample::OneBoard s;
  s.session.title = "「題」 & <b> 'x' " + std::string(300, 'x');
  s.add(sample::card(20, std::string(100000, 'x')));
  s.add(sample::card(21, "<script>alert(1)</script> \x1b مرحبا 👨‍👩‍👧"));
  const std::string cards = xlsx_of(s.session).at("xl/worksheets/sheet1.xml");
  CHECK(cards.find("<script>") == std::string::npos);
  CHECK(cards.find("👨‍👩‍👧") != std::string::npos);
}

TEST_CASE("xlsx: two tables of one name get a sheet each, and rows may come in turn") {
  auto book = report::Workbook::create("");
  REQUIRE(book.ok());
  report::DataTable one{"one", "Same", {{"A"}}, {{std::string("1")}}},
      other{"other", "Same", {{"B", report::DataColumn::Kind::number}}, {{2.0}}};
  for (int n = 0; n < 3; ++n) {
    REQUIRE((*book)->add(one).ok());
    REQUIRE((*book)->add(other).ok());
  }
  const auto bytes = (*book)->finish();
  REQUIRE(bytes.ok());
  const auto files = sample::unzip(*bytes);
  CHECK(files.at("xl/worksheets/sheet1.xml").find("<row r=\"4\"") != std::string::npos);
  CHECK(files.at("xl/worksheets/sheet2.xml").find("<row r=\"4\"") != std::string::npos);
}
