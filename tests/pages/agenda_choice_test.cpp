// Templates of evenings: the program's own and the facilitator's, chosen where a session is begun or on
// its sheet.
#include "pages/page_stage.h"

using support::PageStage;

TEST_CASE("agenda: what is chosen where a session is begun is planned in it from the first") {
  PageStage stage;
  stage.tap("start-new");
  stage.tap("agenda");
  CHECK(stage.says("KJ法・正式の順"));
  CHECK(stage.says("ワールドカフェ"));
  stage.tap("agenda-3");
  stage.tap("create");
  REQUIRE(stage.sitting());
  const model::Session& session = stage.sitting()->open->session();
  CHECK(session.agenda.size() == 13);
  CHECK_FALSE(stage.sitting()->open->doc().can_undo());
}

TEST_CASE(
    "agenda: one chosen on the sheet of a running evening replaces the other, and is undone") {
  PageStage stage;
  stage.tap("start-new");
  stage.tap("agenda");
  stage.tap("agenda-1");
  stage.tap("create");
  const model::Session& session = stage.sitting()->open->session();
  const std::size_t before = session.agenda.size();
  stage.tap("rail-next");
  stage.tap("session-sheet");
  stage.tap("agenda");
  stage.tap("agenda-2");
  CHECK(session.agenda.size() == 10);
  CHECK(session.at_step.nil());
  stage.tap("agenda");
  stage.tap("agenda-none");
  CHECK(session.agenda.empty());
  CHECK_FALSE(stage.has("rail-next"));
  stage.tap("session-sheet-close");
  stage.tap("undo");
  stage.tap("undo");
  CHECK(session.agenda.size() == before);
  CHECK(stage.has("rail-back"));
}

TEST_CASE("agenda: a template that is wrong is named with its line, and the others can be chosen") {
  PageStage stage("en");
  const base::Path own = stage.assets.templates / "zz-mine.json";
  stage.files.put(own,
                  "{\n\"format\": \"kurumaza-template\",\n\"version\": 1,\n\"name\": \"Mine\",\n"
                  "\"each\": [{\"step\": \"sing\"}]}");
  stage.tap("start-new");
  stage.tap("agenda");
  CHECK(stage.says("zz-mine.json:5"));
  CHECK(stage.says("there is no such step"));
  stage.tap("agenda-1");
  stage.tap("create");
  CHECK(stage.has("rail-next"));
}
