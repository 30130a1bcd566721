// The tables that CSV, XLSX and collections are written from.
#include "report/tables.h"

#include <algorithm>

#include "report/csv.h"
#include "sample.h"

using namespace report;

namespace {
std::string shown(const DataCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* value = std::get_if<double>(&cell)) return std::to_string(int(*value));
  return {};
}
/// Of the row, by its column's name; "?": there is no such column.
std::string at(const DataTable& table, std::size_t row, const std::string& name) {
  const auto column = std::ranges::find(table.columns, name, &DataColumn::name);
  if (column == table.columns.end()) return "?";
  REQUIRE(row < table.rows.size());
  REQUIRE(table.rows[row].size() == table.columns.size());
  return shown(table.rows[row][std::size_t(column - table.columns.begin())]);
}

/// Two islands in one another, a card in each, one outside, a relation, points.
struct Evening : sample::OneBoard {
  Evening() {
    add(sample::island(10, "外", 0, 2));
    add(sample::island(11, "内", 10));
    add(sample::card(20, "outer", {-30.4, 12.6}, 10));
    add(sample::card(21, "inner", {}, 11));
    add(sample::card(22, "beside", {0, 900}));
    board->cards[sample::id(22)].who = "青木";
    board->cards[sample::id(22)].seat = "3";
    board->cards[sample::id(22)].made = 1783247400000;
    relate(40, model::RelationKind::order, 11, 22, "だから");
    vote(50, 10, 4);
    vote(51, 22, 9);
  }
};
}  // namespace

TEST_CASE("tables: cards, islands and relations are joined by their numbers") {
  Evening s;
  const DataWishes wishes = wishes_for(s.session, false);
  const DataTable cards = cards_table(s.session, {}, wishes);
  const DataTable islands = islands_table(s.session, {}, wishes);
  const DataTable relations = relations_table(s.session, {}, wishes);
  REQUIRE(cards.rows.size() == 3);
  CHECK(at(cards, 0, "Card") == "outer");
  CHECK(at(cards, 0, "Card number") == "C1");
  CHECK(at(cards, 0, "Island number") == "I1");
  CHECK(at(cards, 0, "To the right (mm)") == "-30");
  CHECK(at(cards, 0, "Down (mm)") == "13");
  CHECK(at(cards, 1, "Island number") == "I2");
  CHECK(at(cards, 2, "Island number") == "");
  REQUIRE(islands.rows.size() == 2);
  CHECK(at(islands, 1, "Title plate") == "内");
  CHECK(at(islands, 1, "Number of the island it lies in") == "I1");
  CHECK(at(islands, 1, "Lies in") == "外");
  CHECK(at(islands, 0, "Cards") == "2");
  CHECK(at(islands, 0, "Points") == "4");
  REQUIRE(relations.rows.size() == 1);
  CHECK(at(relations, 0, "Number it goes from") == "I2");
  CHECK(at(relations, 0, "Number it goes to") == "C3");
  CHECK(at(relations, 0, "From") == "内");
  CHECK(at(relations, 0, "Added words") == "だから");
  CHECK(at(relations, 0, "Relation") == "order or cause");
}

TEST_CASE("tables: who, where and when stand there only where names are asked for") {
  Evening s;
  const auto told = [&](bool names) {
    std::string out;
    for (const DataTable& table : tables_of(s.session, {}, wishes_for(s.session, names))) {
      for (const DataColumn& column : table.columns) out += column.name + "\n";
      for (const DataRow& row : table.rows)
        for (const DataCell& cell : row) out += shown(cell) + "\n";
    }
    return out;
  };
  CHECK(told(false).find("青木") == std::string::npos);
  CHECK(told(false).find("2026-07-0") == std::string::npos);
  CHECK(told(false).find("Writ") == std::string::npos);
  CHECK(told(false).find("Seat") == std::string::npos);
  CHECK(told(true).find("青木") != std::string::npos);
  CHECK(told(true).find("2026-07-0") != std::string::npos);
  s.session.anonymous = true;
  CHECK(told(true) == told(false));
}

TEST_CASE(
    "tables: what says when a thing was made is in no table: neither its id nor a part of it") {
  Evening s;
  const std::string id = sample::id(22).str();
  for (const DataTable& table : tables_of(s.session, {}, wishes_for(s.session, true)))
    for (const DataRow& row : table.rows)
      for (const DataCell& cell : row) CHECK(shown(cell).find(id) == std::string::npos);
}

TEST_CASE("tables: points are told best first, with what they were given to") {
  Evening s;
  const DataTable points = points_table(s.session, {}, wishes_for(s.session, false));
  REQUIRE(points.rows.size() == 2);
  CHECK(at(points, 0, "Text") == "beside");
  CHECK(at(points, 0, "Points") == "9");
  CHECK(at(points, 0, "Its number") == "C3");
  CHECK(at(points, 1, "Text") == "外");
  CHECK(at(points, 1, "Rank") == "2");
}

TEST_CASE("tables: twins have one number, whichever of them a relation goes to") {
  sample::OneBoard s;
  s.add(sample::island(10, "A"));
  s.add(sample::island(11, "B"));
  s.add(sample::card(20, "same", {}, 10));
  s.add(sample::card(21, "same", {}, 11));
  s.add(sample::card(22, "other"));
  s.board->cards[sample::id(20)].twin = sample::id(21);
  s.board->cards[sample::id(21)].twin = sample::id(20);
  s.relate(40, model::RelationKind::same, 20, 22);
  s.relate(41, model::RelationKind::same, 21, 22);
  const DataTable relations = relations_table(s.session, {}, {});
  REQUIRE(relations.rows.size() == 2);
  CHECK(at(relations, 0, "Number it goes from") == at(relations, 1, "Number it goes from"));
  CHECK(cards_table(s.session, {}, {}).rows.size() == 2);
}

TEST_CASE("tables: a card that is still at a seat is told nowhere, and no relation with it") {
  Evening s;
  s.board->cards[sample::id(22)].place = model::Place::seat;
  CHECK(cards_table(s.session, {}, {}).rows.size() == 2);
  CHECK(relations_table(s.session, {}, {}).rows.empty());
}

TEST_CASE(
    "tables: answers are summed, the best face first, and words stand in no order of giving") {
  sample::OneBoard s;
  const auto ask = [&](int n, model::InquiryKind kind, std::vector<std::string> choices = {}) {
    model::Inquiry inquiry;
    inquiry.id = sample::id(n);
    inquiry.order = n;
    inquiry.kind = kind;
    inquiry.text = "Q" + std::to_string(n);
    inquiry.choices = std::move(choices);
    s.session.inquiries[inquiry.id] = inquiry;
  };
  int next = 200;
  const auto answer = [&](int to, int value, const std::string& text = {}) {
    model::Answer a;
    a.id = sample::id(next++);
    a.inquiry = sample::id(to);
    a.value = value;
    a.text = text;
    s.session.answers[a.id] = a;
  };
  ask(60, model::InquiryKind::faces);
  ask(61, model::InquiryKind::choice, {"yes", "no"});
  ask(62, model::InquiryKind::text);
  for (const int face : {4, 5, 5, 1}) answer(60, face);
  answer(61, 2);
  answer(61, 9);  // there is no such choice
  answer(62, 0, "z");
  answer(62, 0, "a");
  const DataTable answers = answers_table(s.session, {}, {});
  REQUIRE(answers.rows.size() == 6);
  CHECK(at(answers, 0, "Answer") == "Very good");
  CHECK(at(answers, 0, "How many") == "2");
  CHECK(std::get<double>(answers.rows[0][3]) == 0.5);
  CHECK(at(answers, 2, "Answer") == "Bad");
  CHECK(at(answers, 3, "Answer") == "no");
  CHECK(at(answers, 4, "Answer") == "a");
  CHECK(at(answers, 5, "Answer") == "z");
}

TEST_CASE("tables: an empty session has its heads") {
  const auto tables = tables_of({}, {}, wishes_for({}, false));
  REQUIRE(tables.size() == 1);
  CHECK(tables[0].key == "cards");
  CHECK(tables[0].rows.empty());
}

TEST_CASE("tables: the form for opinion analysis has two columns, and what is on the map alone") {
  Evening s;
  s.add(sample::card(23, "=put away"));
  s.board->cards[sample::id(23)].place = model::Place::tray;
  s.add(sample::card(24, "", {0, 950}));
  s.board->cards[sample::id(20)].text = "=1+1, \"so\"";
  const auto out = find_exporter("csv-comments")->write({s.session, {}, {}, {}, {}});
  REQUIRE(out.ok());
  REQUIRE(out->size() == 1);
  CHECK(out->at(0).suffix == "-comments");
  CHECK(out->at(0).bytes ==
        "comment-id,comment-body\r\n1,\"'=1+1, \"\"so\"\"\"\r\n2,inner\r\n3,beside\r\n");
}

TEST_CASE("tables: times are those of the town's clocks; elsewhere than in Japan they say whose") {
  sample::OneBoard s;
  s.add(sample::card(20, "a"));
  s.board->cards[sample::id(20)].made = 1783247400000;  // 2026-07-05T10:30:00Z
  DataWishes wishes = wishes_for(s.session, true);
  CHECK(at(cards_table(s.session, {}, wishes), 0, "Written") == "2026-07-05 19:30:00");
  wishes.zone = *base::TimeZone::named("America/St_Johns");
  CHECK(at(cards_table(s.session, {}, wishes), 0, "Written") == "2026-07-05 08:00:00-02:30");
}
