// The questionnaire from the bar: asked, filled in by one after another, at all seats or from sheets of
// paper, counted.
#include <fmt/core.h>

#include "ops/survey.h"
#include "pages/page_stage.h"
#include "seats/lay_spots.h"

using support::PageStage;
using Kind = seats::Spot::Kind;

namespace {

void open(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
  stage.tap("map-tools");
  stage.tap("survey");
}
const model::Session& session(PageStage& stage) { return stage.sitting()->open->session(); }

/// The usual questions, and so many seats at which they are asked.
void ask_at_seats(PageStage& stage, int people) {
  open(stage);
  stage.tap("survey-usual");
  for (int n = 0; n < people; ++n) REQUIRE(stage.sitting()->seats->add());
  stage.settle();
  stage.tap("survey-seats");
  CHECK_FALSE(stage.has("survey-close"));  // it lies over nobody's seat
  stage.tap("map-tools");
  stage.tap("survey");
}
seats::Seat& seat(PageStage& stage, int number) { return *stage.sitting()->seats->seat(number); }
/// False: there is no such button.
bool press(PageStage& stage, int number, Kind kind, std::size_t index = 0) {
  for (const seats::Spot& spot : seat(stage, number).spots()) {
    if (spot.kind != kind || spot.index != index || !spot.button.enabled) continue;
    const base::Vec2 px = seat(stage, number).frame().to_window(spot.rect().centre()) *
                          stage.sitting()->desk.seat_px();
    stage.touch(px, px);
    return true;
  }
  return false;
}
bool waits_at(PageStage& stage, int seats) {
  const std::string of = stage.pages->tr()("Seats that still answer: {0}");
  return stage.says(fmt::format(fmt::runtime(of), seats));
}

}  // namespace

TEST_CASE("survey: the usual questions, answered by two, in no sum before they are counted") {
  PageStage stage;
  open(stage);
  stage.tap("survey-usual");
  REQUIRE(session(stage).inquiries.size() == 3);
  for (const char* face : {"survey-value-5", "survey-value-2"}) {
    stage.tap(stage.has("survey-fill-in") ? "survey-fill-in" : "survey-next-person");
    stage.tap("survey-value-1");
    stage.tap(face);  // the last one counts
    stage.tap("survey-next");
    stage.tap("survey-value-1");
    stage.tap("survey-back");
    stage.tap("survey-next");
    stage.tap("survey-next");
    stage.tap("survey-done");
  }
  CHECK(ops::sheets(session(stage)) == 2);
  CHECK(ops::has_uncounted(session(stage)));
  stage.tap("survey-all-done");
  stage.tap("survey-count");
  CHECK_FALSE(ops::has_uncounted(session(stage)));
  const auto sums = ops::survey_sums(session(stage));
  CHECK(sums[0].counts == std::vector{0, 1, 0, 0, 1});
  CHECK(sums[1].counts[0] == 2);
  CHECK_FALSE(stage.has("survey-count"));
  stage.tap("survey-close");
  CHECK_FALSE(stage.has("survey-fill-in"));
}

TEST_CASE("survey: a question is written anew, and once it is answered in other words alone") {
  PageStage stage;
  open(stage);
  stage.tap("survey-usual");
  const auto first = [&] { return *ops::inquiries_in_order(session(stage))[0]; };
  stage.tap("survey-edit-1");
  stage.tap("survey-kind-scale");
  stage.tap("survey-add-done");
  CHECK(first().kind == model::InquiryKind::scale);
  stage.tap("survey-edit-2");
  stage.tap("survey-add-leave");
  stage.tap("survey-fill-in");
  stage.tap("survey-value-4");
  stage.tap("survey-next");
  stage.tap("survey-next");
  stage.tap("survey-done");
  stage.tap("survey-all-done");
  stage.tap("survey-edit-1");
  CHECK_FALSE(stage.has("survey-kind-scale"));
  CHECK_FALSE(stage.has("survey-add-sure"));
  stage.write("field-inquiry", "本当に");
  stage.tap("survey-add-leave");
  CHECK(first().text.find("本当に") == std::string::npos);
  stage.tap("survey-edit-1");
  stage.write("field-inquiry", "本当に");
  stage.tap("survey-add-sure");
  CHECK(first().text.find("本当に") != std::string::npos);
  CHECK(session(stage).answers.size() == 1);
}

TEST_CASE("survey: what nobody finished is forgotten, and a question can go") {
  PageStage stage;
  open(stage);
  stage.tap("survey-usual");
  stage.tap("survey-fill-in");
  stage.tap("survey-value-4");
  stage.tap("survey-back");
  CHECK(session(stage).answers.empty());
  stage.tap("survey-fill-in");
  stage.tap("survey-next");
  stage.tap("survey-next");
  stage.tap("survey-done");
  CHECK(session(stage).answers.empty());
  stage.tap("survey-all-done");
  stage.tap("survey-drop-1");
  CHECK(session(stage).inquiries.size() == 2);
  stage.tap("undo");
  CHECK(session(stage).inquiries.size() == 3);
}

TEST_CASE("survey at seats: two answer at their own pace, the sheet says how many, ending counts") {
  PageStage stage;
  ask_at_seats(stage, 2);
  REQUIRE(seat(stage, 1).open());
  REQUIRE(seat(stage, 2).open());
  CHECK(waits_at(stage, 2));
  CHECK_FALSE(stage.has("survey-seats"));
  REQUIRE(press(stage, 1, Kind::value, 5));
  REQUIRE(press(stage, 2, Kind::value, 2));
  REQUIRE(press(stage, 1, Kind::sheet_on));
  REQUIRE(press(stage, 1, Kind::value, 1));
  REQUIRE(press(stage, 1, Kind::sheet_on));
  CHECK(session(stage).answers.empty());
  seat(stage, 1).act({input::KeyAction::Kind::text, "明かりがほしい"});
  REQUIRE(press(stage, 1, Kind::sheet_on));
  CHECK(session(stage).answers.size() == 3);
  CHECK(waits_at(stage, 1));
  REQUIRE(stage.has("survey-seats-end"));
  stage.tap("survey-seats-end");
  CHECK(session(stage).answers.size() == 4);
  CHECK(ops::sheets(session(stage)) == 2);
  CHECK_FALSE(waits_at(stage, 1));
  CHECK(ops::survey_sums(session(stage))[0].people == 0);
  stage.tap("survey-count");
  CHECK(ops::survey_sums(session(stage))[0].counts == std::vector{0, 1, 0, 0, 1});
}

TEST_CASE("survey at seats: a folded seat keeps what was said, and counting takes it along") {
  PageStage stage;
  ask_at_seats(stage, 1);
  REQUIRE(press(stage, 1, Kind::value, 4));
  REQUIRE(press(stage, 1, Kind::fold));
  CHECK_FALSE(seat(stage, 1).open());
  CHECK(waits_at(stage, 1));
  CHECK(session(stage).answers.empty());
  CHECK_FALSE(stage.has("survey-count"));
  SUBCASE("opened again") {
    REQUIRE(press(stage, 1, Kind::handle));
    CHECK(seat(stage, 1).sheet().chosen(4));
  }
  stage.tap("survey-seats-end");
  CHECK(session(stage).answers.size() == 1);
  CHECK(stage.has("survey-count"));
}

TEST_CASE("survey at seats: the sheet is closed, the table left: what was said is in the file") {
  PageStage stage;
  ask_at_seats(stage, 1);
  REQUIRE(press(stage, 1, Kind::value, 3));
  stage.tap("survey-close");
  stage.tap("map-tools");
  stage.tap("survey");
  CHECK(waits_at(stage, 1));
  CHECK(seat(stage, 1).sheet().chosen(3));
  const base::Path file = stage.sitting()->open->path();
  stage.tap("leave");
  REQUIRE_FALSE(stage.sitting());
  stage.pages->open(file);
  REQUIRE(stage.sitting());
  CHECK(ops::sheets(session(stage)) == 1);
  CHECK(ops::has_uncounted(session(stage)));
}

TEST_CASE("survey at seats: ended with nothing answered there is nothing to count") {
  PageStage stage;
  ask_at_seats(stage, 2);
  stage.tap("survey-seats-end");
  CHECK(session(stage).answers.empty());
  CHECK_FALSE(stage.has("survey-count"));
  CHECK(stage.has("survey-seats"));
  stage.tap("survey-seats");
  stage.tap("map-tools");
  stage.tap("survey");
  CHECK(waits_at(stage, 2));
}

TEST_CASE("survey on paper: the next sheet stands in the same place, ten sheets are ten") {
  PageStage stage;
  open(stage);
  stage.tap("survey-usual");
  stage.tap("survey-paper");
  const std::string sheet = stage.pages->tr()("Sheet {0}");
  for (int n = 1; n <= 10; ++n) {
    CHECK(stage.says(fmt::format(fmt::runtime(sheet), n)));
    // A tap answers, and the next question stands there.
    stage.tap("survey-value-" + std::to_string(1 + n % 5));
    stage.tap("survey-value-" + std::to_string(1 + n % 4));
    REQUIRE(stage.has("survey-done"));
    stage.tap("survey-done");
    CHECK(ops::sheets(session(stage)) == n);
  }
  CHECK(session(stage).answers.size() == 20);
  stage.tap("survey-back");
  CHECK(session(stage).answers.size() == 20);
  stage.tap("survey-count");
  const auto sums = ops::survey_sums(session(stage));
  CHECK(sums[0].counts == std::vector{2, 2, 2, 2, 2});
  CHECK(sums[1].people == 10);
}

TEST_CASE("survey: where the session can only be looked at, nothing is asked or answered") {
  PageStage stage;
  const base::Path path = stage.put_session("evening", "夜の会");
  auto theirs = storage::LiveSession::open(stage.files, stage.clock, stage.ids, path);
  REQUIRE(theirs.ok());
  model::Inquiry asked;
  asked.text = "いかがでしたか";
  REQUIRE((*theirs)->doc().apply_all(ops::ask((*theirs)->session(), {asked}, stage.ids)).ok());
  REQUIRE((*theirs)->close().ok());
  theirs = storage::LiveSession::open(stage.files, stage.clock, stage.ids, path);
  REQUIRE(theirs.ok());
  stage.pages->open(path);
  REQUIRE(stage.sitting());
  stage.settle();
  REQUIRE(stage.sitting()->desk.read_only);
  REQUIRE(session(stage).inquiries.size() == 1);
  stage.tap("map-tools");
  stage.tap("survey");
  for (const char* name : {"survey-seats", "survey-paper", "survey-fill-in"}) {
    REQUIRE(stage.has(name));
    stage.tap(name);
  }
  CHECK_FALSE(stage.sitting()->seats->survey().asking());
  CHECK_FALSE(stage.has("survey-value-1"));
  CHECK(session(stage).answers.empty());
  CHECK((*theirs)->close().ok());
}
