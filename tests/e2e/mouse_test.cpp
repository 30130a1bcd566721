// Where no touchscreen can be had: the program by mouse; and what it costs when nobody touches it.
#include <unistd.h>

#include <cstdio>
#include <sstream>

#include "e2e/table_fixture.h"

using e2e::Driver;
using e2e::Look;
using e2e::Vec2;
using support::MouseScreen;
using support::screen_or_skip;
using support::TouchScreen;

namespace {

/// Processor time of a process so far, in seconds.
double processor_s(pid_t pid) {
  const std::string stat = e2e::read_text("/proc/" + std::to_string(pid) + "/stat");
  std::istringstream fields(stat.substr(stat.rfind(')') + 2));
  std::string field;
  double ticks = 0;
  for (int k = 3; fields >> field; ++k)
    if (k == 14 || k == 15) ticks += std::stod(field);
  return ticks / double(::sysconf(_SC_CLK_TCK));
}

}  // namespace

TEST_CASE("by mouse alone: cards are dragged, written, joined and coloured") {
  auto screen = screen_or_skip<MouseScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(3, 1));
  Driver driver(*screen, room.on_session());
  Look look = driver.until("three cards", [](const Look& l) { return l.all("card").size() == 3; });
  const Vec2 c1 = look.card("c1")->centre();
  driver.drag({{1, {c1, c1 + Vec2{0, 220}}}});
  driver.until("c1 moved", [&](const Look& l) {
    return base::distance(l.card("c1")->centre(), c1 + Vec2{0, 220}) < 1.5 && l.is("settled");
  });
  driver.double_tap(look.card("c2")->centre());
  driver.until("the editor", [](const Look& l) { return l.is("editing"); });
  screen->type("!");
  driver.until("the text",
               [](const Look& l) { return l.card("c2!") || l.card("!c2") || l.card("c!2"); });
  screen->press_key("Escape");
  look = driver.until("the editor closed", [](const Look& l) { return !l.is("editing"); });
  driver.long_press(look.card("c3")->centre());
  driver.tap_button("menu-color");
  driver.tap_button("menu-violet");
  driver.tap_button("undo");
  driver.tap_button("redo");
  driver.until_calm();
  CHECK(driver.leave() == 0);
  CHECK(e2e::card_in(room.saved(), "c3")["color"] == "violet");
  room.check_clean();
}

TEST_CASE("an untouched table uses next to no processor time") {
  auto screen = screen_or_skip<TouchScreen>();
  if (!screen) return;
  e2e::Room room;
  room.lay_out(e2e::grid(5, 3, 90, 70));
  Driver driver(*screen, room.on_session());
  driver.tap({300, 40});  // everything has been drawn and answered once
  driver.until_calm();
  const pid_t pid = driver.program().process().pid();
  support::pause_s(1.0);  // measuring takes its time; nothing is awaited here
  const double before = processor_s(pid), begun = support::steady_now_s();
  const auto frames = driver.look().answer()["frames"];
  support::pause_s(3.0);
  const double share = (processor_s(pid) - before) / (support::steady_now_s() - begun);
  std::printf("idle: %.2f %% of a processor over 3 s\n", share * 100);
  CHECK(share < 0.05);  // below 1 % where nothing else runs; generous for a busy machine
  CHECK(driver.look().answer()["frames"].get<long>() - frames.get<long>() <= 1);
  CHECK(driver.leave() == 0);
}
