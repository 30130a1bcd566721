// Help: what fingers do is shown to whoever asked, and goes at a touch.
#include "pages/help_part.h"

#include "page_stage.h"

using namespace support;

namespace {

/// As the router does: the first who covers the place takes it, all others hear of it.
void touch(PageStage& stage, base::Vec2 px) {
  auto takers = stage.pages->page().takers_over_panels();
  std::ranges::copy(stage.pages->page().touch_takers(), std::back_inserter(takers));
  const auto whose =
      std::ranges::find_if(takers, [&](input::TouchTaker* t) { return t->covers(px); });
  for (auto t = takers.begin(); t != takers.end(); ++t)
    if (t != whose) (*t)->touched_elsewhere();
  if (whose == takers.end()) return;
  for (const input::Phase phase : {input::Phase::down, input::Phase::up}) {
    input::TouchSample s;
    s.finger = 7;
    s.phase = phase;
    s.pos_px = px;
    s.time_s = stage.clock.now_s();
    (*whose)->feed(s);
    stage.settle();
  }
}

base::Rect sheet(const PageStage& stage) {
  const auto b =
      std::ranges::find(stage.screen->buttons(), "help-sheet", &panels::ButtonRect::name);
  REQUIRE(b != stage.screen->buttons().end());
  return b->rect_px;
}

base::Vec2 seat_button(PageStage& stage, int number, const char* name) {
  const seats::Seat& seat = *stage.sitting()->seats->seat(number);
  for (const seats::Spot& spot : seat.spots())
    if (spot.button.name == name)
      return seat.frame().to_window(spot.button.place.centre) * stage.sitting()->desk.seat_px();
  FAIL(name);
  return {};
}

void sit_down(PageStage& stage, const char* edge) {
  for (const seats::FreePlace& f : stage.sitting()->seats->free_places().all())
    if (f.button().name == std::string("sit-down-") + edge)
      return stage.touch(f.button().place.centre * stage.sitting()->desk.seat_px(),
                         f.button().place.centre * stage.sitting()->desk.seat_px());
  FAIL(edge);
}

/// After a moment, in which the view looks whether panels hide anything, there is nothing to do.
void idle(PageStage& stage) {
  stage.clock.advance(0.2);
  stage.settle();
  CHECK(stage.pages->next_deadline_s() > stage.clock.now_s() + 1);
}

}  // namespace

TEST_CASE("help: the bar's lies in the middle, moves a little at a time, and goes at a touch") {
  PageStage stage;
  stage.pages->open(stage.put_session("a", "A"));
  stage.settle();
  idle(stage);
  stage.tap("help");
  CHECK(stage.has("help-sheet"));
  CHECK(stage.says_in("A ring round cards: an island."));
  CHECK(stage.says_in("“Lock view” off: two fingers move the map."));
  CHECK(stage.pages->next_deadline_s() < stage.clock.now_s() + 0.1);
  CHECK_FALSE(stage.screen->needs_frame());
  touch(stage, {30, 500});
  CHECK_FALSE(stage.has("help-sheet"));
  idle(stage);
}

TEST_CASE("help: a touch on the sheet takes it away and does nothing else") {
  PageStage stage;
  stage.pages->open(stage.put_session("a", "A"));
  stage.settle();
  const base::Id card = stage.new_card("一枚");
  stage.tap("help");
  const base::Rect there = sheet(stage);
  const base::Vec2 before = stage.sitting()->board().cards.at(card).pos;
  touch(stage, there.centre());
  touch(stage, {30, 500});
  CHECK_FALSE(stage.has("help-sheet"));
  CHECK(stage.sitting()->board().cards.size() == 1);
  CHECK(stage.sitting()->board().cards.at(card).pos == before);
  CHECK(stage.sitting()->board().islands.empty());
}

TEST_CASE("help: the tap on its own button that takes it away does not bring it again") {
  PageStage stage;
  stage.pages->open(stage.put_session("a", "A"));
  stage.settle();
  stage.tap("help");
  for (input::TouchTaker* t : stage.pages->page().takers_over_panels()) t->touched_elsewhere();
  stage.tap("help");
  CHECK_FALSE(stage.has("help-sheet"));
  for (input::TouchTaker* t : stage.pages->page().takers_over_panels()) t->touched_elsewhere();
  stage.tap("help");
  CHECK(stage.has("help-sheet"));
}

TEST_CASE("help: a seat's is turned to it, lies at its panel and within the table") {
  std::optional<base::Size> size;
  for (const char* edge : {"bottom", "left", "top", "right"}) {
    CAPTURE(edge);
    PageStage stage;
    stage.pages->open(stage.put_session("a", "A"));
    stage.settle();
    sit_down(stage, edge);
    stage.touch(seat_button(stage, 1, "seat-help"), seat_button(stage, 1, "seat-help"));
    stage.frame();
    const base::Rect there = sheet(stage);
    const base::Rect table{{0, 0}, {stage.window.w, stage.window.h - stage.sitting()->desk.bar_px}};
    CHECK(table.grown(0.5).common(there) == there);
    const seats::Seat& seat = *stage.sitting()->seats->seat(1);
    const double mm = stage.sitting()->desk.seat_px();
    const base::Rect panel{seat.frame().area().min * mm, seat.frame().area().max * mm};
    CHECK(there.contains(panel.centre()));
    // As large from every side, but turned.
    const bool level = std::abs(std::cos(seat.frame().turn)) > 0.5;
    const base::Size now = level ? base::Size{there.width(), there.height()}
                                 : base::Size{there.height(), there.width()};
    if (!size) size = now;
    CHECK(now.w == doctest::Approx(size->w));
    CHECK(now.h == doctest::Approx(size->h));
    CHECK(stage.says_in("Flick a written card onto the table."));
  }
}

TEST_CASE("help: from the side of a small table it is three columns wide, as deep as it must") {
  PageStage stage;
  stage.window = {1366, 768};
  stage.pages->resized(stage.extent(96 / 25.4));
  stage.pages->open(stage.put_session("a", "A"));
  stage.settle();
  sit_down(stage, "left");
  stage.touch(seat_button(stage, 1, "seat-help"), seat_button(stage, 1, "seat-help"));
  stage.frame();
  const base::Rect there = sheet(stage);
  CHECK(there.max.y <= stage.window.h - stage.sitting()->desk.bar_px);
  // Turned: its rows lie one beside another, and take more of the table than the side has length.
  CHECK(there.height() < 160 * 96 / 25.4);
  CHECK(stage.says_in("Flick a written card onto the table."));
}

TEST_CASE("help: it goes with the seat that asked") {
  PageStage stage;
  stage.pages->open(stage.put_session("a", "A"));
  stage.settle();
  sit_down(stage, "left");
  stage.touch(seat_button(stage, 1, "seat-help"), seat_button(stage, 1, "seat-help"));
  stage.frame();
  REQUIRE(stage.has("help-sheet"));
  stage.sitting()->seats->seat(1)->set_open(false);
  stage.frame();
  CHECK_FALSE(stage.has("help-sheet"));
}
