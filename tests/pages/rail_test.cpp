// The rail that leads the evening: what it says, what its buttons do, and what a clock does to it.
#include <nlohmann/json.hpp>

#include "ops/agenda.h"
#include "pages/page_stage.h"
#include "tools/read_through.h"

using model::Step;
using support::PageStage;

namespace {

const model::Session& session(PageStage& stage) { return stage.sitting()->open->session(); }
const model::AgendaStep& now(PageStage& stage) { return *ops::step_now(session(stage)); }

/// An evening by a template, its rail on the table.
void begin(PageStage& stage, const std::string& agenda) {
  stage.tap("start-new");
  stage.tap("agenda");
  stage.tap(agenda);
  stage.tap("create");
  REQUIRE(stage.sitting());
  REQUIRE(stage.has("rail-next"));
}

nlohmann::ordered_json rail(PageStage& stage) {
  nlohmann::ordered_json all;
  stage.pages->describe(all);
  for (const auto& item : all["items"])
    if (item["kind"] == "rail") return item;
  return {};
}

}  // namespace

TEST_CASE("rail: without an agenda there is none, and the table is as large as it was") {
  PageStage stage;
  stage.tap("start-new");
  stage.tap("create");
  CHECK_FALSE(stage.has("rail-next"));
  CHECK(rail(stage).is_null());
  const double bar = stage.sitting()->desk.bar_px;
  stage.tap("session-sheet");
  stage.tap("agenda");
  stage.tap("agenda-1");
  stage.tap("session-sheet-close");
  CHECK(stage.has("rail-next"));
  // It lies on the bar, and the table ends above it.
  CHECK(stage.sitting()->desk.bar_px > bar + 10 * 96 / 25.4);
  CHECK(stage.sitting()->rail_px.min.y >= 1080 - stage.sitting()->desk.bar_px - 1);
  stage.tap("undo");
  CHECK_FALSE(stage.has("rail-next"));
}

TEST_CASE("rail: it says which step it is and what to do now, and leads on and back") {
  PageStage stage("en");
  begin(stage, "agenda-2");
  CHECK(rail(stage)["step"].is_null());
  CHECK(stage.says("tap “Begin”"));
  CHECK_FALSE(stage.has("rail-plus"));
  stage.tap("rail-next");
  CHECK(now(stage).step == Step::opening);
  CHECK(stage.says("1 / 10"));
  CHECK(stage.says("5:00"));
  stage.tap("rail-next");
  CHECK(stage.says("one idea on each card"));
  CHECK(rail(stage)["step"] == "write");
  CHECK(rail(stage)["number"] == 2);
  stage.tap("rail-back");
  CHECK(now(stage).step == Step::opening);
  // Nothing of it is anybody's undo.
  CHECK_FALSE(stage.sitting()->open->doc().can_undo());
}

TEST_CASE("rail: the time runs, is given a minute, stands still and goes on") {
  PageStage stage("en");
  begin(stage, "agenda-2");
  stage.tap("rail-next");
  stage.settle(60);
  const int left = rail(stage)["seconds_left"];
  CHECK(left <= 240);
  CHECK(left > 230);
  stage.tap("rail-plus");
  CHECK(int(rail(stage)["seconds_left"]) > left + 55);
  stage.tap("rail-pause");
  CHECK(rail(stage)["paused"] == true);
  const int stands = rail(stage)["seconds_left"];
  stage.settle(500);
  CHECK(rail(stage)["seconds_left"] == stands);
  stage.tap("rail-pause");
  stage.settle(10);
  CHECK(int(rail(stage)["seconds_left"]) <= stands - 9);
}

TEST_CASE("rail: the end of a step is shown and heard once, and a minute more takes it back") {
  PageStage stage("en");
  begin(stage, "agenda-2");
  stage.tap("rail-next");
  stage.machine.played.clear();
  stage.settle(301);
  CHECK(stage.says_in("Time is up"));
  CHECK(stage.machine.played == std::vector{pages::Sound::time_over});
  stage.settle(100);
  CHECK(stage.machine.played.size() == 1);
  CHECK(now(stage).step == Step::opening);  // nobody is led on against their will
  stage.tap("rail-plus");
  CHECK_FALSE(stage.says_in("Time is up"));
  CHECK(stage.says("1:00"));
}

TEST_CASE("rail: a step of another question shows its board, back too") {
  PageStage stage("en");
  begin(stage, "agenda-5");
  REQUIRE(session(stage).boards.size() == 3);
  const auto boards = session(stage).boards_in_order();
  for (int n = 0; n < 5; ++n) stage.tap("rail-next");
  CHECK(stage.sitting()->desk.board_id == boards[0]->id);
  stage.tap("rail-next");
  CHECK(stage.sitting()->desk.board_id == boards[1]->id);
  CHECK(boards[1]->step == Step::write);
  stage.tap("rail-back");
  CHECK(stage.sitting()->desk.board_id == boards[0]->id);
}

TEST_CASE("rail: while bundles are gathered it counts them against ten, better seven") {
  PageStage stage("en");
  begin(stage, "agenda-1");
  stage.new_card("one");
  stage.new_card("two");
  CHECK(rail(stage)["bundles"] == 2);
  for (int n = 0; n < 3; ++n) stage.tap("rail-next");
  CHECK_FALSE(stage.says("Bundles"));
  stage.tap("rail-next");
  CHECK(now(stage).step == Step::gather);
  CHECK(stage.says("Bundles: 2"));
}

TEST_CASE(
    "rail: after a restart the step is the same and its clock has run on; set back it does no "
    "harm") {
  PageStage stage("en");
  begin(stage, "agenda-2");
  stage.tap("rail-next");
  stage.settle(30);
  const base::Path path = stage.sitting()->open->path();
  stage.tap("leave");
  REQUIRE_FALSE(stage.sitting());
  stage.settle(30);
  stage.pages->open(path);
  stage.settle();
  CHECK(now(stage).step == Step::opening);
  CHECK(int(rail(stage)["seconds_left"]) <= 240);
  CHECK(int(rail(stage)["seconds_left"]) > 230);
}

TEST_CASE("rail: what is to be done stands at the seats, with the minutes that are left") {
  PageStage stage("en");
  begin(stage, "agenda-2");
  CHECK(stage.sitting()->desk.guide.empty());
  stage.tap("rail-next");
  CHECK(stage.sitting()->desk.guide.starts_with("5 min left"));
  stage.settle(61);
  CHECK(stage.sitting()->desk.guide.starts_with("4 min left"));
  stage.tap("rail-pause");
  CHECK(stage.sitting()->desk.guide.starts_with("The time stands still"));
}

TEST_CASE("rail: while the cards are laid out they are read through from it") {
  PageStage stage;
  begin(stage, "agenda-2");
  const base::Id card = stage.new_card("みんなの声");
  for (int n = 0; n < 12 && (n == 0 || now(stage).step != Step::spread); ++n)
    stage.tap("rail-next");
  REQUIRE(now(stage).step == Step::spread);
  const auto shown = [&] {
    return std::ranges::any_of(stage.sitting()->table.buttons(),
                               [](const auto& b) { return b.name == "read-card"; });
  };
  stage.tap("rail-tool");
  CHECK(shown());
  stage.settle(2);
  CHECK(stage.sitting()->board().cards.at(card).read == 1);
  stage.tap("rail-tool");
  CHECK_FALSE(shown());
}

TEST_CASE("rail: what a step is done with opens from it and goes again") {
  PageStage stage;
  begin(stage, "agenda-2");
  stage.tap("rail-next");
  CHECK_FALSE(stage.has("rail-tool"));
  stage.new_card("声に出して読む");
  for (int n = 0; n < 12 && now(stage).step != Step::spread; ++n) stage.tap("rail-next");
  stage.tap("rail-tool");
  CHECK(stage.sitting()->table.read_through().is_open());
  stage.tap("rail-tool");
  CHECK_FALSE(stage.sitting()->table.read_through().is_open());
  for (int n = 0; n < 12 && now(stage).step != Step::weigh; ++n) stage.tap("rail-next");
  REQUIRE(now(stage).step == Step::weigh);
  CHECK(stage.has("rail-tool"));
  stage.tap("rail-tool");
  CHECK(stage.has("weigh-begin"));
  stage.tap("rail-tool");
  CHECK_FALSE(stage.has("weigh-begin"));
}

TEST_CASE("rail: the last step says what was made, and makes the report") {
  PageStage stage("en");
  begin(stage, "agenda-2");
  stage.new_card("a bench");
  for (int n = 0; n < 30 && stage.has("rail-next"); ++n) stage.tap("rail-next");
  CHECK_FALSE(ops::step_beside(session(stage), 1));
  REQUIRE(stage.has("rail-report"));
  CHECK(stage.says("You have made 1 cards and 0 islands"));
  const auto messages = [&] {
    nlohmann::ordered_json all;
    stage.pages->describe(all);
    return all["messages"].size();
  };
  const std::size_t before = messages();
  stage.tap("rail-report");
  stage.until([&] { return messages() == before + 1; });
  stage.tap("rail-back");
  CHECK(stage.has("rail-next"));
}

TEST_CASE("rail: cards gathered once more are another round, begun once and taken back by undo") {
  PageStage stage;
  begin(stage, "agenda-3");
  const base::Id card = stage.new_card("ひとり");
  const auto gather = [&](int times) {
    while (times > 0) {
      stage.tap("rail-next");
      times -= now(stage).step == Step::gather;
    }
  };
  gather(1);
  const model::Board& board = stage.sitting()->board();
  CHECK(board.round == 1);
  gather(1);
  CHECK(board.round == 2);
  CHECK(board.cards.at(card).alone == 1);
  CHECK(rail(stage)["round"] == 2);
  stage.tap("rail-back");
  stage.tap("rail-next");
  CHECK(board.round == 2);
  CHECK(board.cards.at(card).alone == 1);
  stage.tap("undo");
  CHECK(board.round == 1);
  CHECK(board.cards.at(card).alone == 0);
}
