#include "report/csv.h"

#include "sample.h"

using report::csv_cell;

namespace {
std::string csv_of(const model::Session& session, const base::Messages& tr = {},
                   report::ReportOptions options = {}) {
  const auto out = report::find_exporter("csv")->write({session, tr, {}, {}, options});
  REQUIRE(out.ok());
  REQUIRE(out->size() == 2);
  CHECK(out->at(0).suffix.empty());
  CHECK(out->at(1).suffix == "-relations");
  return out->at(0).bytes;
}

/// What every card has: those of an internal file are three more, who, when and at which seat.
constexpr std::size_t kColumns = 13, kWithNames = 16;
const report::ReportOptions kNames{true};

/// A reader of its own, after RFC 4180.
std::vector<std::vector<std::string>> parse(const std::string& csv,
                                            std::size_t columns = kColumns) {
  REQUIRE(csv.starts_with("\xef\xbb\xbf"));
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 3; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted) {
      if (c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
        cell += csv[++i];
      else if (c == '"')
        quoted = false;
      else
        cell += c;
    } else if (c == '"') {
      REQUIRE(cell.empty());
      quoted = true;
    } else if (c == ',' || c == '\r') {
      rows.back().push_back(std::exchange(cell, {}));
      if (c == '\r') {
        REQUIRE(csv.at(++i) == '\n');
        rows.emplace_back();
      }
    } else {
      REQUIRE(c != '\n');
      cell += c;
    }
  }
  REQUIRE(rows.back().empty());
  rows.pop_back();
  for (const auto& row : rows) CHECK(row.size() == columns);
  return rows;
}
}  // namespace

TEST_CASE("csv: cells that a spreadsheet could compute are defused") {
  for (const char* text : {"=1+1", "+81", "-1", "@SUM(A1)", "＝１", "＋１", "－１", "＠a", " =1",
                           "　＝1", "\xef\xbb\xbf=1", "\xe2\x80\x8b=1", "\xe2\x80\xae=1"})
    CHECK_MESSAGE(csv_cell(text) == std::string("'") + text, text);
  CHECK(csv_cell("\t1") == "\"'\t1\"");
  CHECK(csv_cell("\r1") == "\"'\r1\"");
  CHECK(csv_cell("\n=1") == "\"'\n'=1\"");
  // Read with another country's separator, a formula would begin within the cell.
  CHECK(csv_cell(";=1+1") == ";'=1+1");
  CHECK(csv_cell("暗い;-1") == "暗い;'-1");
  CHECK(csv_cell("'=1") == "''=1");  // an apostrophe of its writer is kept apart from the guard
  CHECK(csv_cell("=HYPERLINK(\"a\",\"b\")") == "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
}

TEST_CASE("csv: other cells stay as they were typed") {
  CHECK(csv_cell("1=1") == "1=1");
  CHECK(csv_cell("5 - 3") == "5 - 3");
  CHECK(csv_cell("") == "");
  CHECK(csv_cell("   ") == "   ");
  CHECK(csv_cell("協働") == "協働");
  CHECK(csv_cell("it's") == "it's");
}

TEST_CASE("csv: quotes, commas and newlines survive a reader") {
  sample::OneBoard s;
  const std::string text = "「A」, \"b\"\nsecond line, \"\"";
  s.add(sample::card(20, text));
  const auto rows = parse(csv_of(s.session));
  REQUIRE(rows.size() == 2);
  CHECK(rows[1][0] == "Why?");
  CHECK(rows[1][5] == text);
}

TEST_CASE("csv: a card says its islands from the outside in, its level and its state") {
  sample::OneBoard s;
  s.board->table = "A";
  s.add(sample::island(10, "外", 0, 2));
  s.add(sample::island(11, "内", 10));
  s.add(sample::card(20, "deep", {}, 11));
  s.board->cards[sample::id(20)].who = "青木";
  s.board->cards[sample::id(20)].made = 1783247400000;
  s.board->cards[sample::id(20)].color = model::PaperColor::sky;
  s.add(sample::card(21, "wolf"));
  s.board->cards[sample::id(21)].alone = 3;
  s.add(sample::card(22, "away"));
  s.board->cards[sample::id(22)].place = model::Place::tray;
  const auto rows = parse(csv_of(s.session, {}, kNames), kWithNames);
  REQUIRE(rows.size() == 4);
  const auto& deep = rows[1];
  CHECK(deep[1] == "A");
  CHECK(deep[2] == "外 / 内");
  CHECK(deep[3] == "内");
  CHECK(deep[4] == "1-1");
  CHECK(deep[5] == "deep");
  CHECK(deep[6] == "sky blue");
  CHECK(deep[7] == "青木");
  CHECK(deep[8].starts_with("2026-07-0"));
  CHECK(deep[8].size() == 19);
  CHECK(deep[12] == "C1");
  CHECK(deep[13] == "I2");
  CHECK(rows[2][5] == "wolf");
  CHECK(rows[2][9] == "3");
  CHECK(rows[2][10] == "");
  CHECK(rows[3][5] == "away");
  CHECK(rows[3][10] == "yes");
}

TEST_CASE("csv: nobody is named, and no time told, but where names are asked for") {
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  s.board->cards[sample::id(20)].who = "青木";
  s.board->cards[sample::id(20)].seat = "7番";
  s.board->cards[sample::id(20)].made = 1783247400000;
  const std::string open = csv_of(s.session);
  for (const char* told : {"青木", "7番", "2026-"}) CHECK(open.find(told) == std::string::npos);
  REQUIRE(parse(csv_of(s.session, {}, kNames), kWithNames)[1][7] == "青木");
  s.session.anonymous = true;
  CHECK(csv_of(s.session, {}, kNames) == csv_of(s.session));
}

TEST_CASE("csv: relations are a file of their own, which is there even where none are") {
  sample::OneBoard s;
  s.add(sample::island(10, "=A"));
  s.add(sample::card(20, "b, c", {-30, 5}));
  const auto relations = [&] {
    return report::find_exporter("csv")->write({s.session, {}, {}, {}, {}})->at(1).bytes;
  };
  CHECK(parse(relations(), 9).size() == 1);
  s.relate(40, model::RelationKind::supported_by, 10, 20, "+だから");
  const auto rows = parse(relations(), 9);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1] == std::vector<std::string>{"Why?", "", "'=A", "supported by", "⊥", "b, c",
                                            "'+だから", "I1", "C1"});
  // A number that begins with a sign is one, and nobody's words.
  CHECK(parse(csv_of(s.session))[1][11] == "-30");
}

TEST_CASE("csv: an empty session is a row of headings, in the reader's language") {
  const sample::JapaneseCatalogue ja({{"Question", "問い"}, {"Card", "カード"}});
  const auto rows = parse(csv_of({}, ja.messages()));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0][0] == "問い");
  CHECK(rows[0][5] == "カード");
}

TEST_CASE("csv: a card of a megabyte is written whole") {
  sample::OneBoard s;
  const std::string text(1 << 20, 'x');
  s.add(sample::card(20, text));
  CHECK(parse(csv_of(s.session))[1][5] == text);
}

TEST_CASE("csv: a card written by hand says so where it has no text") {
  sample::OneBoard s;
  auto ink = sample::card(20, "");
  ink.ink = {{0.7, {{0, 0}, {1, 1}}}};
  s.add(ink);
  auto read = sample::card(21, "読めた", {0, 100});
  read.ink = ink.ink;
  s.add(read);
  s.add(sample::card(22, "", {0, 200}));
  const auto rows = parse(csv_of(s.session));
  REQUIRE(rows.size() == 4);
  CHECK(rows[1][5] == "(handwritten)");
  CHECK(rows[2][5] == "読めた");
  CHECK(rows[3][5] == "");
  const std::map<std::string, std::string> texts{{"(handwritten)", "（手書き）"}};
  const sample::JapaneseCatalogue ja(texts);
  CHECK(parse(csv_of(s.session, ja.messages()))[1][5] == "（手書き）");
}

TEST_CASE("csv: where points were given, cards and islands have theirs and their ranks") {
  sample::OneBoard s;
  s.add(sample::island(10, "FIRST"));
  model::Card in = sample::card(20, "in");
  in.island = sample::id(10);
  s.add(in);
  s.add(sample::card(21, "alone"));
  s.vote(30, 10, 7);
  s.vote(31, 21, 2);
  const auto rows = parse(csv_of(s.session), kColumns + 4);
  CHECK(rows[0][9] == "Points of the card");
  CHECK(rows[1][5] == "in");
  CHECK(std::vector(rows[1].begin() + 9, rows[1].begin() + 13) ==
        std::vector<std::string>{"", "", "7", "1"});
  CHECK(std::vector(rows[2].begin() + 9, rows[2].begin() + 13) ==
        std::vector<std::string>{"2", "2", "", ""});
}

TEST_CASE("csv: twins are one row, which says where the other lies") {
  sample::OneBoard s;
  s.add(sample::island(10, "A"));
  s.add(sample::island(11, "B"));
  s.add(sample::card(20, "same", {}, 10));
  s.add(sample::card(21, "same", {}, 11));
  s.board->cards[sample::id(20)].twin = sample::id(21);
  s.board->cards[sample::id(21)].twin = sample::id(20);
  const auto rows = parse(csv_of(s.session), kColumns + 1);
  REQUIRE(rows.size() == 2);
  CHECK(rows[1][3] == "A");
  CHECK(rows[1][5] == "same");
  CHECK(rows[1][9].find("B") != std::string::npos);
}

TEST_CASE("csv: where a board has a ground each card says on which field it lies") {
  sample::OneBoard s;
  s.board->ground = {{0, 0}, {600, 300}, {{"市の役割"}, {"いっしょに"}, {"市民の役割"}}};
  s.add(sample::card(20, "left", {-200, 0}));
  s.add(sample::card(21, "beside", {0, 400}));
  s.add(sample::card(22, "away", {200, 0}));
  s.board->cards[sample::id(22)].place = model::Place::tray;
  const auto rows = parse(csv_of(s.session), kColumns + 1);
  REQUIRE(rows.size() == 4);
  CHECK(rows[0][9] == "Field");
  for (const auto& row : rows) {
    if (row[5] == "left") CHECK(row[9] == "市の役割");
    if (row[5] == "beside" || row[5] == "away") CHECK(row[9].empty());
  }
}
