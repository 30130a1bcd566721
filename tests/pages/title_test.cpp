// Title and notes of the map, and the cross circle, from the map's tools.
#include "canvas/scene.h"
#include "ops/build.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {

void begin(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
  stage.new_card("ベンチがほしい");
  stage.tap("map-tools");
}

}  // namespace

TEST_CASE("title: a switch puts it at the map's foot, its words follow session and notes") {
  PageStage stage;
  begin(stage);
  stage.tap("legend");
  REQUIRE(stage.has("legend-shown"));
  pages::Sitting& sitting = const_cast<pages::Sitting&>(*stage.sitting());
  CHECK_FALSE(sitting.scene.title_place());
  stage.tap("legend-words");
  stage.write("field-title", "公園をよくする");
  stage.tap("session-sheet-close");
  stage.tap("map-tools");
  stage.tap("legend");
  CHECK(stage.says("公園をよくする"));
  stage.tap("legend-shown");
  CHECK(sitting.board().legend);
  const auto before = sitting.scene.title_place();
  REQUIRE(before);
  stage.write("field-notes", "六月の聞き書きから");
  stage.tap("legend-close");
  CHECK(sitting.board().notes == "六月の聞き書きから");
  CHECK(sitting.scene.title_place()->height() > before->height());
  stage.tap("undo");
  CHECK(sitting.board().notes.empty());
  CHECK(sitting.scene.title_place() == before);
  stage.tap("undo");
  CHECK_FALSE(sitting.board().legend);
  CHECK_FALSE(sitting.scene.title_place());
}

TEST_CASE("cross circle: the map's tools ask for one, and give way to the map") {
  PageStage stage;
  begin(stage);
  stage.tap("circle");
  CHECK_FALSE(stage.has("circle"));
  const auto all = const_cast<pages::Sitting&>(*stage.sitting()).table.buttons();
  CHECK(std::ranges::any_of(all, [](const auto& b) { return b.name == "circle-cancel"; }));
}
