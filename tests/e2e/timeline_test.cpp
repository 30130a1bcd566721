// The way the table grew, drawn along with real touches while the table goes on.
#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Look;
using e2e::Vec2;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

bool is_read(const Look& look) {
  const auto& all = look.answer();
  return all.contains("timeline") && all["timeline"].contains("at");
}

/// A finger takes the knob from one part of the rail to another.
void draw_along(Driver& driver, double from, double to) {
  const e2e::Item rail = *driver.look().button("timeline-rail");
  const double inset = 0.02;
  const auto at = [&](double part) {
    return rail.corners[0] +
           (rail.corners[1] - rail.corners[0]) * (inset + (1 - 2 * inset) * part) +
           Vec2{0, rail.height() / 2};
  };
  driver.drag({{1, {at(from), at(to)}}}, 0.5);
}

}  // namespace

TEST_CASE(
    "timeline: drawn back the table is as it was, others go on, and a new session begins there") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  driver.until_calm();
  const Vec2 first = driver.look().card("c1")->centre();
  for (int n = 0; n < 3; ++n) {
    const Vec2 c1 = driver.look().card("c1")->centre();
    driver.drag({{1, {c1, c1 + Vec2{0, 70}}}});
    driver.until_calm();
  }
  const Vec2 last = driver.look().card("c1")->centre();
  REQUIRE(base::distance(first, last) > 150);

  driver.tap_button("session-sheet");
  driver.tap_button("timeline");
  driver.until("the record", is_read);
  draw_along(driver, 1, 0);
  Look look = driver.until("the table as it was", [&](const Look& l) {
    return l.card("c1") && base::distance(l.card("c1")->centre(), first) < 1;
  });
  CHECK(look.answer()["timeline"]["now"] == false);
  CHECK(look.answer()["timeline"]["moments"] == 3);

  // A finger on it moves the map and nothing else.
  const Vec2 there = look.to_map(first);
  driver.drag({{1, {first, first + Vec2{0, -100}}}});
  CHECK(e2e::read_journal(room.journal()).size() == 3);
  look = driver.until("the map moved", [&](const Look& l) {
    return base::distance(l.card("c1")->centre(), first + Vec2{0, -100}) < 10;
  });
  CHECK(base::distance(look.to_map(look.card("c1")->centre()), there) < 1);
  driver.tap_button("timeline-on");
  driver.until("one step on", [&](const Look& l) {
    return l.answer()["timeline"]["moment"] == 1 &&
           base::distance(l.to_map(l.card("c1")->centre()), there) > 5;
  });
  driver.tap_button("timeline-now");
  driver.until("now", [&](const Look& l) {
    return l.button("new-card") && base::distance(l.card("c1")->centre(), last) < 1;
  });
  driver.until_calm();

  driver.tap_button("session-sheet");
  driver.tap_button("timeline");
  driver.until("the record", is_read);
  driver.tap_button("timeline-play");
  driver.until("that it is played",
               [](const Look& l) { return l.answer()["timeline"]["now"] == false; });
  driver.tap_button("timeline-play");
  draw_along(driver, 0.5, 0);
  driver.until("the beginning",
               [](const Look& l) { return l.answer()["timeline"]["moment"] == 0; });
  driver.tap_button("timeline-open");
  look = driver.until("the new session", [&](const Look& l) {
    return l.str("session") != room.session().string() && l.str("page") == "table";
  });
  CHECK(base::distance(look.to_map(look.card("c1")->centre()), {-95, 0}) < 1);
  CHECK(driver.leave() == 0);
  // The old one is as it was left.
  CHECK(room.saved_pos("c1").y > 30);
  room.check_clean();
}

TEST_CASE("timeline: a record with a hole in its middle shows it and goes on") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  {
    Driver driver(*screen, room.on_session());
    for (int n = 0; n < 4; ++n) {
      const Vec2 c2 = driver.until_calm().card("c2")->centre();
      driver.drag({{1, {c2, c2 + Vec2{0, n % 2 ? -80.0 : 80.0}}}});
    }
    driver.until_calm();
    CHECK(driver.leave() == 0);
  }
  std::string text = e2e::read_text(room.journal());
  std::size_t line = 0;
  for (int n = 0; n < 2; ++n) line = text.find('\n', line) + 1;
  for (std::size_t i = line; text[i] != '\n'; ++i) text[i] = '#';
  std::ofstream(room.journal()) << text;

  Driver driver(*screen, room.on_session());
  driver.until_calm();
  driver.tap_button("session-sheet");
  driver.tap_button("timeline");
  driver.until("the record", is_read);
  CHECK(driver.look().answer()["timeline"]["holes"] == 1);
  CHECK(driver.look().answer()["timeline"]["moments"] == 3);
  driver.tap_button("timeline-back");
  driver.until("the moment before",
               [](const Look& l) { return l.answer()["timeline"]["moment"] == 2; });
  driver.tap_button("timeline-now");
  CHECK(driver.leave() == 0);
}
