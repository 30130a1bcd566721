// Real touches from a real device to samples. Xlib.h comes last, for its macros.
#include "screen_fixture.h"

#include <X11/Xlib.h>

#include <map>
#include <thread>

using input::Phase;
using support::screen_or_skip;
using support::TouchScreen;
using test::Table;

namespace {

struct Life {
  int downs = 0, moves = 0, ups = 0, lost = 0;
  base::Vec2 first, last;
  double last_s = 0;
  bool time_ran_back = false;
};

std::map<input::FingerId, Life> lives(const std::vector<input::TouchSample>& samples) {
  std::map<input::FingerId, Life> all;
  for (const auto& s : samples) {
    Life& life = all[s.finger];
    if (s.phase == Phase::down) life.first = s.pos_px;
    life.downs += s.phase == Phase::down;
    life.moves += s.phase == Phase::move;
    life.ups += s.phase == Phase::up;
    life.lost += s.phase == Phase::lost;
    life.time_ran_back |= s.time_s < life.last_s;
    life.last = s.pos_px;
    life.last_s = s.time_s;
  }
  return all;
}

}  // namespace

TEST_CASE("touch: of fifty fingers at 120 Hz not one sample is lost, and the mouse hears nothing") {
  auto screen = screen_or_skip<TouchScreen>(1920, 1080);
  if (!screen) return;
  Table table(1920, 1080);
  std::map<int, TouchScreen::Path> paths;
  for (int f = 1; f <= 50; ++f) paths[f] = {30.0 + f * 36, 100.0 + f, 30.0 + f * 35, 900.0 + f};
  std::thread hands([&] { screen->drag(paths, 1.0, 120); });
  const bool all_up = table.until([&] {
    int ups = 0;
    for (const auto& s : table.touches) ups += s.phase == Phase::up;
    return ups == 50;
  });
  hands.join();
  REQUIRE(all_up);
  for (int k = 0; k < 10; ++k) table.turn();  // for anything that comes late
  const auto fingers = lives(table.touches);
  REQUIRE(fingers.size() == 50);
  int f = 0;
  for (const auto& [id, life] : fingers) {
    const auto& path = paths[++f];  // ids ascend in the order of the downs
    CHECK(life.downs == 1);
    CHECK(life.moves == 120);
    CHECK(life.ups == 1);
    CHECK(!life.time_ran_back);
    CHECK(base::distance(life.first, {path.x0, path.y0}) < 0.1);
    CHECK(base::distance(life.last, {path.x1, path.y1}) < 0.1);
  }
  CHECK(table.clicks.empty());
  CHECK(table.all<platform::PanEvent>().empty());
  CHECK(table.all<platform::MenuEvent>().empty());
}

TEST_CASE("touch: a tap makes no ghost of a mouse click, and the mouse works beside the fingers") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table;
  for (int k = 0; k < 5; ++k) screen->tap(100 + k * 20, 100, 0.02);
  screen->begin(3, 500, 500);
  screen->sync();
  screen->click(300, 300);
  screen->end(3, 510, 500);
  screen->sync();
  REQUIRE(
      table.until([&] { return lives(table.touches).size() == 6 && table.clicks.size() >= 2; }));
  for (int k = 0; k < 10; ++k) table.turn();
  const auto clicks = lives(table.clicks);
  REQUIRE(clicks.size() == 1);
  CHECK(clicks.begin()->second.downs == 1);
  CHECK(clicks.begin()->second.ups == 1);
  CHECK(base::distance(clicks.begin()->second.first, {300, 300}) < 1.5);
  const auto touches = lives(table.touches);
  CHECK(base::distance(touches.rbegin()->second.last, {510, 500}) < 0.1);
}

TEST_CASE("touch: positions are the window's, wherever it lies") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table(400, 300);
  Display* other = XOpenDisplay(screen->display().c_str());
  XMoveWindow(other, table.window->native().window, 200, 150);
  XSync(other, False);
  XCloseDisplay(other);
  table.turn();
  screen->tap(250.5, 200.25, 0.02);
  screen->tap(50, 50, 0.02);  // outside: not ours
  REQUIRE(table.until([&] { return table.touches.size() >= 2; }));
  for (int k = 0; k < 10; ++k) table.turn();
  CHECK(lives(table.touches).size() == 1);
  CHECK(base::distance(table.touches[0].pos_px, {50.5, 50.25}) < 0.05);
}

TEST_CASE("touch: the touchscreens are known by name, also when one goes and comes") {
  auto screen = screen_or_skip<TouchScreen>(640, 480);
  if (!screen) return;
  Table table(320, 240);
  CHECK(table.touch->devices() == std::vector<std::string>{"touch"});
  screen->set_plugged(false);
  CHECK(table.until([&] { return table.touch->devices().empty(); }));
  screen->set_plugged(true);
  CHECK(table.until([&] { return table.touch->devices().size() == 1; }));
}

TEST_CASE("touch: fingers on a device that goes away lift where they were") {
  auto screen = screen_or_skip<TouchScreen>(1024, 768);
  if (!screen) return;
  Table table;
  for (int f = 1; f <= 3; ++f) screen->begin(f, 100.0 * f, 100);
  for (int f = 1; f <= 3; ++f) screen->update(f, 100.0 * f, 200);
  screen->sync();
  REQUIRE(table.until([&] { return table.touches.size() == 6; }));
  screen->set_plugged(false);
  REQUIRE(table.until([&] { return table.touches.size() >= 9; }));
  for (int k = 0; k < 10; ++k) table.turn();
  const auto fingers = lives(table.touches);
  REQUIRE(fingers.size() == 3);
  int f = 0;
  for (const auto& [id, life] : fingers) {
    CHECK(life.ups == 0);
    CHECK(life.lost == 1);
    CHECK(base::distance(life.last, {100.0 * ++f, 200}) < 0.1);
  }
}

TEST_CASE("touch: on a display that is not there it says so") {
  const base::RealClock clock;
  auto source = platform::XiTouch::create({":4711", 1}, clock, [] {});
  REQUIRE(!source.ok());
  CHECK(source.error().code == base::ErrorCode::unavailable);
  CHECK(source.error().message.english().find("the mouse does") != std::string::npos);
}
