// The questionnaire at the seats: asked at all of them at once, filled in by several at the same time.
#include "seats/seat_survey.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ops/survey.h"
#include "seats/seat_table.h"

using namespace support;
using model::Inquiry;
using model::InquiryKind;

namespace {

struct Asked : SeatTable {
  explicit Asked(const TableSet& set = {}) : SeatTable(set) {
    Inquiry faces, again, noticed;
    faces.text = "how was it";
    again.kind = InquiryKind::choices;
    again.text = "what next";
    again.choices = {"park", "road", "feast"};
    noticed.kind = InquiryKind::text;
    noticed.text = "what did you notice";
    REQUIRE(doc.apply_all(ops::ask(doc.session(), {faces, again, noticed}, ids)).ok());
    begin();
  }
  void begin() {
    seats->survey().begin();
    tick();
  }
  std::vector<model::Answer> answers() const {
    std::vector<model::Answer> out;
    for (const auto& [id, answer] : doc.session().answers) out.push_back(answer);
    return out;
  }
  int sheets() const { return ops::sheets(doc.session()); }
  int waiting() { return seats->survey().waiting(); }
  /// A face, choices, words.
  void fill_in(int number, std::size_t face, const std::string& words) {
    press(number, SpotKind::value, face);
    press(number, SpotKind::sheet_on);
    press(number, SpotKind::value, 1);
    press(number, SpotKind::sheet_on);
    if (!words.empty()) write(number, words);
    press(number, SpotKind::sheet_on);
  }
};

TableSet four(bool open = true) {
  TableSet set;
  set.table = {1800, 1000};
  set.places.clear();
  for (const Edge edge : {Edge::bottom, Edge::left, Edge::top, Edge::right})
    set.places.push_back({int(set.places.size()) + 1, edge, 0.5, {}});
  set.open = open;
  return set;
}

}  // namespace

TEST_CASE(
    "questionnaire at seats: four answer at once, question by question, each at the own pace") {
  Asked t(four());
  CHECK(t.waiting() == 4);
  const SpotKind on = SpotKind::sheet_on;
  for (int n = 1; n <= 4; ++n) t.press(n, SpotKind::value, std::size_t(n));
  for (int n = 1; n <= 4; ++n) t.press(n, on);
  t.press(2, SpotKind::value, 3);
  for (int n = 1; n <= 4; ++n) t.press(n, on);
  t.write(3, "lamps");
  t.write(1, "benches");
  CHECK(t.answers().empty());
  t.press(3, on);
  CHECK(t.waiting() == 3);
  CHECK(t.sheets() == 1);
  t.press(1, on);
  t.press(2, on);
  t.press(4, on);
  CHECK(t.waiting() == 0);
  CHECK(t.sheets() == 4);
  for (const model::Answer& answer : t.answers()) CHECK(answer.secret);
  CHECK_FALSE(t.doc.can_redo());
  std::vector<std::string> words;
  for (const ops::SurveySum& sum : ops::survey_sums(t.doc.session())) CHECK(sum.people == 0);
  REQUIRE(t.doc.apply_all(ops::count_answers(t.doc.session(), t.ids)).ok());
  const auto sums = ops::survey_sums(t.doc.session());
  CHECK(sums[0].counts == std::vector<int>{1, 1, 1, 1, 0});
  CHECK(sums[1].counts == std::vector<int>{0, 0, 1});
  CHECK(sums[2].words == std::vector<std::string>{"benches", "lamps"});
}

TEST_CASE("questionnaire at seats: nothing of it is on a card, and the card comes back as it was") {
  Asked t;
  t.seats->survey().end();
  t.write(1, "half a card");
  t.wait(10);
  t.begin();
  CHECK(t.has(1, SpotKind::value));
  CHECK_FALSE(t.has(1, SpotKind::put));
  t.write(1, "typed at nothing");
  t.fill_in(1, 5, "more light");
  CHECK(t.sheets() == 1);
  CHECK(t.all_words() == "[half a card]");
  t.press(1, SpotKind::sheet);
  CHECK(t.seat(1).text().text() == "half a card");
  CHECK(t.has(1, SpotKind::put));
}

TEST_CASE("questionnaire at seats: whoever writes is not interrupted") {
  Asked t;
  t.seats->survey().end();
  t.write(1, "in the middle");
  t.begin();
  CHECK_FALSE(t.seat(1).sheet().shown());
  CHECK(t.waiting() == 1);
  CHECK_FALSE(t.seat(1).notice().empty());
  t.press(1, SpotKind::sheet);
  CHECK(t.has(1, SpotKind::value));
}

TEST_CASE("questionnaire at seats: left midway it waits with what was said, and goes on there") {
  Asked t;
  t.press(1, SpotKind::value, 4);
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  t.write(1, "so far");
  t.press(1, SpotKind::fold);
  CHECK(t.waiting() == 1);
  CHECK(t.answers().empty());
  t.press(1, SpotKind::handle);
  CHECK(t.seat(1).text().text() == "so far");
  t.press(1, SpotKind::sheet);  // cards, and back
  CHECK(t.seat(1).text().text().empty());
  t.press(1, SpotKind::sheet);
  CHECK(t.seat(1).text().text() == "so far");
  t.press(1, SpotKind::sheet_back);
  t.press(1, SpotKind::sheet_back);
  CHECK(t.seat(1).sheet().chosen(4));
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  CHECK(t.answers().size() == 2);
}

TEST_CASE("questionnaire at seats: one that is closed waits for whoever opens it") {
  Asked t(four(false));
  CHECK(t.waiting() == 4);
  t.press(3, SpotKind::handle);
  t.tick();
  CHECK(t.has(3, SpotKind::value));
  t.fill_in(3, 2, "");
  CHECK(t.waiting() == 3);
  CHECK(t.sheets() == 1);
}

TEST_CASE("questionnaire at seats: the next person there finds an empty one") {
  Asked t;
  t.fill_in(1, 5, "first");
  t.press(1, SpotKind::sheet_person);
  CHECK(t.waiting() == 1);
  for (int value = 1; value <= 5; ++value) CHECK_FALSE(t.seat(1).sheet().chosen(value));
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  CHECK(t.seat(1).text().text().empty());
  t.press(1, SpotKind::sheet_on);
  CHECK(t.sheets() == 1);  // who said nothing is not counted
}

TEST_CASE("questionnaire at seats: what was said so far counts when it ends, or a seat is left") {
  Asked t(four());
  t.press(1, SpotKind::value, 4);
  t.press(2, SpotKind::value, 1);
  t.leave(2);
  CHECK(t.sheets() == 1);
  t.seats->survey().end();
  CHECK(t.sheets() == 2);
  CHECK(t.waiting() == 0);
  CHECK(t.has(1, SpotKind::put, false));
  CHECK_FALSE(t.has(1, SpotKind::sheet));
}

TEST_CASE(
    "questionnaire at seats: who sits down meanwhile is asked, too; leaving the table ends it") {
  Asked t;
  REQUIRE(t.seats->add());
  CHECK(t.waiting() == 2);
  t.press(1, SpotKind::value, 3);
  t.seats->leave();
  CHECK_FALSE(t.seats->survey().asking());
  CHECK(t.sheets() == 1);
}

TEST_CASE("questionnaire at seats: a question that goes meanwhile is asked nowhere") {
  Asked t;
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  t.write(1, "for nobody");
  const auto drop = [&](std::size_t n) {
    const Id id = ops::inquiries_in_order(t.doc.session())[n]->id;
    REQUIRE(t.doc.apply_all(ops::drop_inquiry(t.doc.session(), id)).ok());
  };
  drop(2);
  CHECK(t.seat(1).writing() == seats::Writing::card);
  CHECK(t.has(1, SpotKind::value));
  CHECK(t.all_words().empty());
  drop(1);
  drop(0);
  CHECK_FALSE(t.seats->survey().asking());
  CHECK(t.answers().empty());
}

TEST_CASE("questionnaire at seats: a card that is put there to be written on goes first") {
  Asked t;
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  t.write(1, "kept");
  t.seat(1).next_card();
  CHECK_FALSE(t.seat(1).sheet().shown());
  t.write(1, "a card");
  t.wait(10);
  t.press(1, SpotKind::sheet);
  CHECK(t.seat(1).text().text() == "kept");
  CHECK(t.card("a card").place == Place::seat);
}

TEST_CASE("questionnaire at seats: another board is shown meanwhile, and what was written stays") {
  Asked t;
  t.press(1, SpotKind::sheet_on);
  t.press(1, SpotKind::sheet_on);
  t.write(1, "kept");
  t.seats->show_board();
  CHECK(t.seat(1).text().text() == "kept");
  CHECK(t.seat(1).writing() == seats::Writing::answer);
}

TEST_CASE("questionnaire at seats: nothing is asked where the session can only be looked at") {
  TableSet set;
  set.read_only = true;
  Asked t(set);
  CHECK_FALSE(t.seats->survey().asking());
  CHECK(t.waiting() == 0);
}

TEST_CASE("questionnaire at seats: its buttons lie in the panel, beside one another, at any size") {
  for (const Size table : {Size{520, 290}, Size{700, 390}, Size{1000, 600}, Size{1800, 1000}}) {
    TableSet set = four();
    set.table = table;
    Asked t(set);
    for (int n = 1; n <= 4; ++n) {
      if (!t.seat(n).open()) continue;
      for (int question = 0; question < 4; ++question) {
        std::vector<Rect> seen;
        const Size size = t.seat(n).frame().size;
        for (const seats::Spot& spot : t.seat(n).spots()) {
          const Rect r = spot.rect();
          CAPTURE(spot.button.name);
          CAPTURE(n);
          CAPTURE(table.w);
          CHECK(r.min.x > -0.1);
          CHECK(r.min.y > -0.1);
          CHECK(r.max.x < size.w + 0.1);
          CHECK(r.max.y < size.h + 0.1);
          CHECK(std::min(r.width(), r.height()) > 8);
          for (const Rect& other : seen)
            CHECK_FALSE((r.min.x < other.max.x - 0.1 && other.min.x < r.max.x - 0.1 &&
                         r.min.y < other.max.y - 0.1 && other.min.y < r.max.y - 0.1));
          seen.push_back(r);
        }
        if (t.has(n, SpotKind::sheet_on)) t.press(n, SpotKind::sheet_on);
      }
    }
  }
}
