// The questionnaire from the bar: asked, filled in by one after another, counted.
#include "ops/survey.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {

void open(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
  stage.tap("map-tools");
  stage.tap("survey");
}
const model::Session& session(PageStage& stage) { return stage.sitting()->open->session(); }

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
