// Map tools: the index map shown and put away, the next round begun, each with a tap.
#include "model/closed.h"
#include "ops/build.h"
#include "ops/document.h"
#include "pages/page_stage.h"

using support::PageStage;

TEST_CASE("map tools: the index map is a switch, and the next round gives who is alone a dot") {
  PageStage stage;
  stage.tap("start-new");
  stage.tap("create");
  REQUIRE(stage.sitting());
  auto& doc = stage.sitting()->open->doc();
  const model::Board& board = stage.sitting()->board();
  base::IdSource& ids = stage.sitting()->desk.ids;
  std::vector<base::Id> cards;
  for (int n = 0; n < 3; ++n) {
    model::Card card;
    card.id = cards.emplace_back(ids.next());
    card.pos = {-150.0 + 150 * n, 0};
    REQUIRE(doc.apply_all({ops::Add<model::Card>{board.id, card}}).ok());
  }
  const auto made = ops::make_island(board, {cards[0], cards[1]}, {}, 0, ids, 0);
  REQUIRE(doc.apply_all(made.ops).ok());
  stage.tap("map-tools");
  stage.tap("index-map");
  CHECK(board.index_map);
  CHECK(model::is_pile(board, made.id));
  CHECK_FALSE(board.islands.at(made.id).closed);
  stage.tap("index-map");
  CHECK_FALSE(board.index_map);
  stage.tap("next-round");
  CHECK(board.round == 2);
  CHECK(board.cards.at(cards[2]).alone == 1);
  CHECK(board.cards.at(cards[0]).alone == 0);
  CHECK(stage.says("2"));
  stage.tap("undo");
  CHECK(board.round == 1);
  CHECK(board.cards.at(cards[2]).alone == 0);
}
