// The start page on a flat table: whoever stands at another side turns it to themselves.
#include "pages/page_turn.h"

#include <numbers>

#include "page_stage.h"

using namespace support;

namespace {

base::TurnedRect lies(PageStage& stage) { return stage.pages->page().lies(stage.window); }

const panels::ButtonRect& button(const PageStage& stage, const std::string& name) {
  const auto b = std::ranges::find(stage.screen->buttons(), name, &panels::ButtonRect::name);
  REQUIRE_MESSAGE(b != stage.screen->buttons().end(), name);
  return *b;
}

/// Of a button of the page, in the window.
base::Vec2 in_window(PageStage& stage, const std::string& name) {
  const base::TurnedRect page = lies(stage);
  return page.to_world(button(stage, name).rect_px.centre() -
                       base::Vec2{page.size.w, page.size.h} / 2);
}

}  // namespace

TEST_CASE("page turn: it glides to the side by the shorter way, and fits there") {
  pages::PageTurn turn;
  const base::Size window{1920, 1080};
  CHECK(turn.place(window).turn == 0);
  CHECK_FALSE(turn.tick(0));
  turn.turn_to(3, 1);
  CHECK(turn.place(window).size == base::Size{1080, 1920});
  CHECK(base::normal_angle(turn.place(window).turn) == doctest::Approx(0));  // where it was
  CHECK(turn.tick(1.1));
  CHECK(base::normal_angle(turn.place(window).turn) ==
        doctest::Approx(-std::numbers::pi / 4).epsilon(0.01));
  CHECK(turn.tick(1.3));
  CHECK_FALSE(turn.tick(1.4));
  const base::TurnedRect there = turn.place(window);
  CHECK(base::normal_angle(there.turn) == doctest::Approx(-std::numbers::pi / 2));
  CHECK(there.bounds().width() == doctest::Approx(1920));
  CHECK(there.bounds().height() == doctest::Approx(1080));
}

TEST_CASE("page turn: where little is to move it is there at once") {
  pages::PageTurn turn;
  turn.turn_to(2, 1, desk::Motion::reduced);
  turn.tick(1);
  CHECK(base::normal_angle(turn.place({1920, 1080}).turn - std::numbers::pi) == doctest::Approx(0));
  CHECK_FALSE(turn.tick(1.01));
}

TEST_CASE("page turn: a handle at each other side turns the page there, and all goes on working") {
  PageStage stage;
  CHECK_FALSE(stage.has("turn-bottom"));
  for (const auto& [name, x, y] : {std::tuple{"turn-left", 0.0, 540.0},
                                   {"turn-right", 1920.0, 540.0},
                                   {"turn-top", 960.0, 0.0}}) {
    CAPTURE(std::string(name));
    stage.frame();
    CHECK(base::distance(in_window(stage, name), {x, y}) < 60);
  }
  stage.tap("turn-left");
  stage.settle(0.5);
  CHECK(lies(stage).turn == doctest::Approx(std::numbers::pi / 2));
  CHECK(lies(stage).size == base::Size{1080, 1920});
  // The handles stay where people are; the one of this side is gone.
  CHECK_FALSE(stage.has("turn-left"));
  CHECK(base::distance(in_window(stage, "turn-bottom"), {960, 1080}) < 60);
  CHECK(base::distance(in_window(stage, "turn-top"), {960, 0}) < 60);
  // Everything lies within the window.
  for (const panels::ButtonRect& b : stage.screen->buttons())
    CHECK(base::Rect{{0, 0}, {1080, 1920}}.common(b.rect_px) == b.rect_px);
  stage.tap("start-new");
  CHECK(stage.has("field-title"));
  stage.tap("turn-top");
  stage.settle(0.5);
  CHECK(lies(stage).turn == doctest::Approx(std::numbers::pi));
  stage.write("field-title", "公園");
  stage.tap("create");
  REQUIRE(stage.sitting());
  CHECK(lies(stage).turn == 0);  // the table has no one side
  stage.tap("leave");
  CHECK(lies(stage).turn == doctest::Approx(std::numbers::pi));
}

TEST_CASE("page turn: what stands upright has one side only") {
  PageStage stage;
  stage.tap("turn-right");
  stage.settle(0.5);
  stage.tap("settings");
  stage.tap("mount-wall");
  stage.settle(0.5);
  CHECK_FALSE(stage.has("turn-left"));
  CHECK(base::normal_angle(lies(stage).turn) == doctest::Approx(0));
  CHECK(lies(stage).size == stage.window);
}
