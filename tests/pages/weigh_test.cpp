// 衆目評価 from the bar: begun, counted, coloured and given up, each with a tap.
#include "ops/weigh.h"
#include "ops/build.h"
#include "pages/page_stage.h"

using support::PageStage;

namespace {

base::Id begin(PageStage& stage) {
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
  model::Card card;
  card.id = base::Id::parse("0197b2f4-8c00-7000-8000-0000000000aa").value();
  card.text = "ベンチがほしい";
  auto& doc = stage.sitting()->open->doc();
  REQUIRE(doc.apply_all({ops::Add<model::Card>{stage.sitting()->desk.board_id, card}}).ok());
  stage.tap("map-tools");
  stage.tap("weigh");
  REQUIRE(stage.has("weigh-begin"));
  return card.id;
}

}  // namespace

TEST_CASE("weighing: begun from the bar, given, counted, coloured, and all of it taken back") {
  PageStage stage;
  const base::Id card = begin(stage);
  stage.tap("weigh-fewer");
  stage.tap("weigh-several");
  stage.tap("weigh-begin");
  const model::Board& board = stage.sitting()->board();
  CHECK(board.weighing.manner == model::Manner::stickers);
  CHECK(board.weighing.points == 4);
  CHECK(board.weighing.several);
  auto& doc = stage.sitting()->open->doc();
  for (int n = 0; n < 2; ++n) {
    const auto ops = ops::give_points(board, "1", "", card, stage.sitting()->desk.ids, 0);
    REQUIRE(doc.apply_all(ops).ok());
  }
  CHECK_FALSE(stage.has("weigh-show"));
  stage.tap("map-tools");
  stage.tap("weigh");
  stage.tap("weigh-show");
  CHECK(board.weighing.counted);
  REQUIRE(stage.has("weigh-color"));
  CHECK(stage.says("ベンチがほしい"));
  stage.tap("weigh-color");
  CHECK(board.weighing.by_rank);
  stage.tap("weigh-color");
  CHECK_FALSE(board.weighing.by_rank);
  stage.tap("weigh-on");
  CHECK(model::is_weighing(board));
  CHECK(model::stickers_left(board, "1") == 2);
  stage.tap("weigh-drop");
  CHECK(board.votes.empty());
  CHECK(board.weighing == model::Weighing{});
  stage.tap("undo");
  CHECK(board.votes.size() == 2);
  CHECK(model::is_weighing(board));
  stage.tap("weigh-close");
  CHECK_FALSE(stage.has("weigh-show"));
}

TEST_CASE("weighing: what is said while points are given goes with that") {
  PageStage stage("en");
  stage.tap("start-new");
  stage.tap("create");
  stage.tap("map-tools");
  stage.tap("weigh");
  stage.tap("weigh-begin");
  CHECK(stage.says("Points are being given"));
  stage.tap("map-tools");
  stage.tap("weigh");
  stage.tap("weigh-show");
  stage.settle();
  CHECK_FALSE(stage.says("Points are being given"));
}

TEST_CASE("weighing: hands are nobody's secret, and numbers have no several") {
  PageStage stage;
  begin(stage);
  stage.tap("weigh-secret");
  stage.tap("weigh-scale");
  CHECK_FALSE(stage.has("weigh-several"));
  stage.tap("weigh-hands");
  CHECK_FALSE(stage.has("weigh-secret"));
  stage.tap("weigh-begin");
  CHECK(stage.sitting()->board().weighing.manner == model::Manner::hands);
  CHECK_FALSE(stage.sitting()->board().weighing.secret);
}
