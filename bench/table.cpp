// The table as people feel it: the real program on a real X server with real touches, at 1920×1080
// with software OpenGL. Prints drag, pan and zoom, touch-to-picture, opening, idle and memory.
//
//   bench_table [PROGRAM]
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <numbers>

#include "real_table.h"

namespace {

using support::TouchScreen;
using namespace bench;

/// Ten loose cards spread over the screen.
std::vector<Spot> ten_cards(const Json& screen) {
  std::vector<Spot> wanted, out;
  for (int i = 0; i < 10; ++i) wanted.push_back({260 + (i % 5) * 340.0, 280 + (i / 5) * 420.0});
  for (const Spot& w : wanted) {
    Spot best{0, 0};
    double distance = 1e9;
    for (const auto& item : screen["items"]) {
      if (item["kind"] != "card" || !item["island"].is_null()) continue;
      const Spot at = middle(item["quad"]);
      const double d = std::hypot(at.x - w.x, at.y - w.y);
      if (d < distance) distance = d, best = at;
    }
    out.push_back(best);
  }
  return out;
}

void drag_ten(TouchScreen& screen, RealTable& table) {
  const auto cards = ten_cards(table.ask("screen"));
  for (int i = 0; i < 10; ++i) {
    screen.begin(i + 1, cards[std::size_t(i)].x, cards[std::size_t(i)].y);
    screen.sync();
  }
  (void)table.ask("frames");
  constexpr double kSeconds = 5, kHz = 120;
  const double start = now_s();
  for (int k = 0; k < int(kSeconds * kHz); ++k) {
    const double a = 2 * std::numbers::pi * k / kHz;
    for (int i = 0; i < 10; ++i)
      screen.update(i + 1, cards[std::size_t(i)].x + 90 * std::sin(a * 0.7 + i),
                    cards[std::size_t(i)].y + 60 * std::cos(a * 0.5 + i));
    screen.sync();
    pause(std::max(0.0, start + (k + 1) / kHz - now_s()));
  }
  print_frames("drag, ten fingers at 120 Hz", table.ask("frames"), kSeconds);
  for (int i = 0; i < 10; ++i) screen.end(i + 1, cards[std::size_t(i)].x, cards[std::size_t(i)].y);
  screen.sync();
  pause(1);
}

void pan_and_zoom(TouchScreen& screen, RealTable& table, double hz) {
  constexpr double kSeconds = 5;
  const Spot c{960, 500};
  const auto wheel = [&](bool up) {
    screen.button(up ? 4 : 5, true);
    screen.button(up ? 4 : 5, false);
  };
  screen.move_pointer(c.x, c.y);
  (void)table.ask("frames");
  double start = now_s();
  for (int k = 0; k < int(kSeconds * hz); ++k) {
    wheel((k / 6) % 2 == 0);
    screen.sync();
    pause(std::max(0.0, start + (k + 1) / hz - now_s()));
  }
  print_frames(fmt::format("zoom, wheel at {:.0f} Hz", hz).c_str(), table.ask("frames"),
               now_s() - start);

  screen.button(2, true);
  (void)table.ask("frames");
  start = now_s();
  for (int k = 0; k < int(kSeconds * hz); ++k) {
    const double a = 2 * std::numbers::pi * k / hz;
    screen.move_pointer(c.x + 200 * std::sin(a * 0.5), c.y + 120 * std::sin(a * 0.8));
    pause(std::max(0.0, start + (k + 1) / hz - now_s()));
  }
  print_frames(fmt::format("pan, middle button at {:.0f} Hz", hz).c_str(), table.ask("frames"),
               now_s() - start);
  screen.button(2, false);
  pause(0.5);
}

/// From the moment a touch is handed to the X server to the first changed pixel read back from it.
void touch_to_picture(TouchScreen& screen, RealTable& table) {
  const Spot card = ten_cards(table.ask("screen"))[6];
  screen.begin(1, card.x, card.y);
  screen.sync();
  pause(0.3);
  double x = card.x, y = card.y;
  for (int k = 0; k < 6; ++k) screen.update(1, x += 6, y), screen.sync(), pause(0.02);
  pause(0.2);
  std::vector<double> times;
  unsigned seed = 7;
  for (int k = 0; k < 120; ++k) {
    // The same place before and after: the card's edges move through it.
    const int left = int(x) - 45, top = int(y) - 40;
    const auto before = screen.region(left, top, 90, 80);
    x += (k % 40 < 20) ? 7 : -7;
    const double start = now_s();
    screen.update(1, x, y);
    while (screen.region(left, top, 90, 80) == before && now_s() - start < 0.5) {
    }
    times.push_back((now_s() - start) * 1000);
    seed = seed * 1103515245 + 12345;
    pause(0.012 + (seed >> 16) % 16 / 1000.0);
  }
  screen.end(1, x, y);
  screen.sync();
  print_times("touch to picture, one finger", std::move(times));
  pause(0.8);
}

void idle_and_memory(RealTable& table) {
  pause(4);  // the session file has been written by then
  const auto ticks = [&] {
    std::ifstream in(fmt::format("/proc/{}/stat", table.pid()));
    std::string word;
    long user = 0, system = 0;
    for (int i = 1; i <= 15 && in >> word; ++i) {
      if (i == 14) user = std::stol(word);
      if (i == 15) system = std::stol(word);
    }
    return double(user + system) / double(sysconf(_SC_CLK_TCK));
  };
  const double before = ticks();
  pause(5);
  fmt::print("  {:<34} {:.2f} % of a core\n", "idle", (ticks() - before) / 5 * 100);
  std::ifstream in(fmt::format("/proc/{}/status", table.pid()));
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmRSS"))
      fmt::print("  {:<34} {:.0f} MB\n", "resident memory", std::stod(line.substr(6)) / 1024);
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const base::Path program = argc > 1 ? argv[1] : base::Path(KURUMAZA_BINARY_DIR) / "kurumaza";
  auto screen = TouchScreen::create(1920, 1080);
  if (!screen) {
    fmt::print(stderr, "{}\n", screen.error().text());
    return 1;
  }
  for (const int cards : {1000, 10000}) {
    RealTable table(**screen, program, session_of(cards));
    fmt::print(
        "{} visible cards\n  {:<34} {:.0f} ms from the start of the process to the first full "
        "frame\n",
        cards, "open", table.open_s() * 1000);
    touch_to_picture(**screen, table);
    drag_ten(**screen, table);
    pan_and_zoom(**screen, table, 240);
    pan_and_zoom(**screen, table, 60);
    idle_and_memory(table);
  }
  RealTable table(**screen, program, session_of(100000));
  fmt::print("100000 cards in the session, about 1000 in view\n  {:<34} {:.0f} ms\n", "open",
             table.open_s() * 1000);
  (*screen)->move_pointer(960, 500);
  for (int i = 0; i < 20; ++i) {
    (*screen)->button(4, true);
    (*screen)->button(4, false);
    pause(0.05);
  }
  pause(1);
  int visible = 0;
  const Json seen = table.ask("screen");
  for (const auto& item : seen["items"]) visible += item["kind"] == "card";
  fmt::print("  {:<34} {}\n", "cards in view", visible);
  drag_ten(**screen, table);
  pan_and_zoom(**screen, table, 240);
  idle_and_memory(table);
  return 0;
}
