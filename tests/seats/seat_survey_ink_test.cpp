// What is written by hand to a question is an answer like any other: whatever comes between, it is read
// before the sheet is handed in.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ops/survey.h"
#include "seats/hand_table.h"
#include "seats/seat_survey.h"

using namespace support;
using model::Inquiry;
using model::InquiryKind;

namespace {

struct Written : HandTable {
  explicit Written(const TableSet& set = {}) : HandTable(set) {
    Inquiry faces, noticed, wished;
    faces.text = "how was it";
    noticed.kind = wished.kind = InquiryKind::text;
    noticed.text = "what did you notice";
    wished.text = "what do you wish";
    REQUIRE(table.doc.apply_all(ops::ask(table.doc.session(), {faces, noticed, wished}, table.ids))
                .ok());
    table.seats->survey().begin();
    table.tick();
  }
  /// To the first question for words, the pad in hand, and a character on it.
  void begin(int number = 1) {
    table.press(number, SpotKind::sheet_on);
    table.press(number, SpotKind::pen);
    stroke(10, 10, number);
  }
  std::vector<std::string> words() const {
    std::vector<std::string> out;
    for (const auto& [id, answer] : table.doc.session().answers)
      if (!answer.text.empty()) out.push_back(answer.text);
    return out;
  }
  std::string asked(int number = 1) {
    const Inquiry* now = table.seat(number).sheet().inquiry();
    return now ? now->text : "";
  }
};

}  // namespace

TEST_CASE(
    "questionnaire by hand: going on reads what is written first, and one more tap takes it") {
  Written w;
  SeatTable& t = w.table;
  w.begin();
  t.press(1, SpotKind::sheet_on);
  CHECK(w.asked() == "what did you notice");
  w.until_shown();
  t.press(1, SpotKind::candidate, 3);
  t.press(1, SpotKind::sheet_on);
  CHECK(w.asked() == "what do you wish");
  CHECK(t.seat(1).pad().ink().empty());
  t.press(1, SpotKind::sheet_back);
  CHECK(t.seat(1).text().text() == "a3");
  CHECK(t.seat(1).pad().ink().empty());
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  CHECK(w.words() == std::vector<std::string>{"a3"});
}

TEST_CASE(
    "questionnaire by hand: a seat that folds, cards in between, a look back: the ink stays") {
  Written w;
  SeatTable& t = w.table;
  w.begin();
  w.stroke(40);
  REQUIRE(t.seat(1).pad().ink().size() == 2);
  t.press(1, SpotKind::fold);
  CHECK(w.words().empty());
  t.press(1, SpotKind::handle);
  CHECK(t.seat(1).pad().ink().size() == 2);
  t.press(1, SpotKind::sheet);
  CHECK(t.seat(1).pad().ink().empty());  // the card's
  t.press(1, SpotKind::sheet);
  CHECK(t.seat(1).pad().ink().size() == 2);
  t.press(1, SpotKind::sheet_back);
  t.press(1, SpotKind::sheet_on);
  CHECK(t.seat(1).pad().ink().size() == 2);
  CHECK(t.all_words().empty());
  t.seats->survey().end();
  CHECK(w.words() == std::vector<std::string>{"a0b0"});
}

TEST_CASE(
    "questionnaire by hand: ended by whoever leads, it is read behind the words that are there") {
  TableSet two;
  two.places = {{1, Edge::bottom, 0.5, {}}, {2, Edge::top, 0.5, {}}};
  Written w(two);
  SeatTable& t = w.table;
  w.begin(1);
  w.begin(2);
  t.press(2, SpotKind::pen);
  t.write(2, "typed ");
  SUBCASE("at all seats") { t.seats->survey().end(); }
  SUBCASE("the table is left") { t.seats->leave(); }
  SUBCASE("the seats are given up") {
    t.leave(1);
    t.leave(2);
  }
  SUBCASE("while it is being read") {
    t.press(1, SpotKind::sheet_on);
    t.seats->survey().end();
  }
  SUBCASE("while a finger still writes") {
    t.down(7, w.on_pad(1, {40, 10}));
    t.move(7, w.on_pad(1, {40, 14}));
    t.seats->survey().end();
    t.up(7);
    auto words = w.words();
    std::ranges::sort(words);
    CHECK(words == std::vector<std::string>{"a0b0", "typed a0"});
    return;
  }
  auto words = w.words();
  std::ranges::sort(words);
  CHECK(words == std::vector<std::string>{"a0", "typed a0"});
  CHECK(t.said().empty());
}

TEST_CASE("questionnaire by hand: what cannot be read is told, and keeps nobody from going on") {
  Written w;
  SeatTable& t = w.table;
  w.begin();
  w.bench->set([&] { w.bench->fails = true; });
  t.press(1, SpotKind::sheet_on);
  w.until([&] { return !t.seat(1).reading().waiting(); });
  CHECK(w.asked() == "what did you notice");
  CHECK(t.seat(1).pad().ink().size() == 1);
  t.press(1, SpotKind::sheet_on);
  CHECK(w.asked() == "what do you wish");
  SUBCASE("later it can be") {
    w.bench->set([&] { w.bench->fails = false; });
    t.press(1, SpotKind::sheet_on);
    CHECK(w.words() == std::vector<std::string>{"a0"});
    CHECK(t.said().empty());
  }
  SUBCASE("never") {
    t.press(1, SpotKind::sheet_on);
    CHECK(w.words().empty());
    CHECK(t.said().size() == 1);
  }
}

TEST_CASE("questionnaire by hand: where nobody reads, the ink waits and the keys are offered") {
  Written w;
  SeatTable& t = w.table;
  t.open_reader = [] { return nullptr; };
  w.begin();
  t.press(1, SpotKind::sheet_on);
  CHECK(w.asked() == "what did you notice");
  CHECK_FALSE(t.seat(1).notice().empty());
  t.press(1, SpotKind::pen);
  t.write(1, "by keys");
  t.seats->survey().end();
  CHECK(w.words() == std::vector<std::string>{"by keys"});
  CHECK(t.said().size() == 1);
}
