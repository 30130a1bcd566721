// What lies under the cards: begun with a template, written from a name on the table, changed by hand.
#include <nlohmann/json.hpp>

#include "canvas/ground.h"
#include "ops/build.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {

/// The agenda's row that says so.
void choose(PageStage& stage, const std::string& name) {
  stage.tap("agenda");
  for (const auto& text : stage.screen->texts()) {
    if (text.text.find(name) == std::string::npos) continue;
    stage.touch_panel(text.rect_px.centre());
    stage.settle();
    return;
  }
  FAIL("there is no such template");
}

void begin(PageStage& stage, const std::string& agenda) {
  stage.tap("start-new");
  if (!agenda.empty()) choose(stage, agenda);
  stage.tap("create");
  REQUIRE(stage.sitting());
}

const model::Board& board(PageStage& stage) { return stage.sitting()->board(); }

base::Vec2 name_px(PageStage& stage, std::size_t column) {
  for (const canvas::GroundName& name : canvas::names_on(board(stage).ground, 1))
    if (name.part == model::GroundPart{model::GroundPart::Kind::column, column})
      return stage.sitting()->camera.to_px(name.room.centre);
  FAIL("there is no such name");
  return {};
}

}  // namespace

TEST_CASE("ground: a session begun with it has it on its board, all of it in sight") {
  PageStage stage;
  begin(stage, "だれがやる");
  REQUIRE(board(stage).ground.columns.size() == 3);
  CHECK(board(stage).ground.columns[1].name == "いっしょに");
  const base::Rect seen = stage.sitting()->desk.table();
  CHECK(seen.united(canvas::bounds_of(board(stage).ground, 1)) == seen);
}

TEST_CASE(
    "ground: a tap on a name opens its field, and what is written there stands on the table") {
  PageStage stage;
  begin(stage, "だれがやる");
  const base::Vec2 px = name_px(stage, 1);
  stage.touch(px, px);
  REQUIRE(stage.has("ground-column-2"));
  CHECK(stage.text_in("ground-column-2") == "いっしょに");
  // Nobody has used a machine's keyboard: the one on the screen writes in it at once, anew.
  stage.settle();
  REQUIRE(stage.pages->keyboard().writing());
  stage.pages->keyboard().type("みんなで");
  stage.settle();
  stage.tap("ground-close");
  CHECK_FALSE(stage.has("ground-column-2"));
  CHECK(board(stage).ground.columns[1].name == "みんなで");
  stage.tap("undo");
  CHECK(board(stage).ground.columns[1].name == "いっしょに");
}

TEST_CASE("ground: it is put under a board that has none, changed and taken off, each one undo") {
  PageStage stage;
  begin(stage, "");
  stage.new_card("公園");
  stage.tap("map-tools");
  stage.tap("ground");
  REQUIRE(stage.has("ground-put-3"));
  CHECK_FALSE(stage.has("ground-off"));
  stage.tap("ground-put-1");
  CHECK(board(stage).ground.columns.size() == 3);
  REQUIRE(stage.has("ground-column-1"));
  stage.tap("ground-put-3");
  CHECK(board(stage).ground.rows.size() == 2);
  REQUIRE(stage.has("ground-down"));
  stage.tap("ground-off");
  CHECK(board(stage).ground.columns.empty());
  stage.tap("undo");
  stage.tap("undo");
  CHECK(board(stage).ground.columns.size() == 3);
  stage.tap("undo");
  CHECK(board(stage).ground.columns.empty());
  CHECK(board(stage).cards.size() == 1);
}

TEST_CASE("ground: the probe says on which field a card lies") {
  PageStage stage;
  begin(stage, "だれがやる");
  model::Card card;
  card.id = base::Id::parse("0197b2f4-8c00-7000-8000-0000000000aa").value();
  card.pos = {-300, 0};
  auto& doc = stage.sitting()->open->doc();
  const base::Id here = board(stage).id;
  REQUIRE(doc.apply_all({ops::Add<model::Card>{here, card}}).ok());
  nlohmann::ordered_json out;
  stage.pages->describe(out);
  int found = 0;
  for (const auto& item : out["items"])
    if (item["kind"] == "card") found += item.at("zone") == "市の役割";
  CHECK(found == 1);
}

TEST_CASE("boards: the sheet of the evening shows each as a small picture, and a tap goes there") {
  PageStage stage;
  begin(stage, "");
  stage.tap("session-sheet");
  CHECK_FALSE(stage.has("question-show-1"));
  stage.tap("question-add");
  stage.tap("question-add");
  const base::Id first = board(stage).id;
  REQUIRE(stage.has("question-show-3"));
  stage.tap("question-show-3");
  CHECK(board(stage).id == stage.sitting()->open->session().boards_in_order()[2]->id);
  stage.tap("question-show-1");
  CHECK(board(stage).id == first);
  stage.tap("session-sheet-close");
  stage.tap("board-next");
  CHECK(board(stage).id == stage.sitting()->open->session().boards_in_order()[1]->id);
}
