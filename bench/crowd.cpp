// Crowds on one spot: 200,000 cards and 20,000 islands where one card has room, and the same with
// a little strewing. The real program at 1920×1080 with software OpenGL: the time to the first
// picture, the memory, what lifting and dragging the topmost one and letting it go costs.
//
//   bench_crowd [PROGRAM]
#include <fmt/core.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <numbers>
#include <random>

#include "base/clock.h"
#include "real_table.h"

namespace {

using support::TouchScreen;
using namespace bench;

struct Crowd {
  const char* name;
  int cards, islands;
  double strewn;  // mm
  bool one_island = false;
};

model::Session session_of(const Crowd& crowd) {
  const base::RealClock clock;
  base::IdSource ids(clock, 1);
  std::mt19937 random(2);
  std::uniform_real_distribution<double> place(-crowd.strewn / 2 - 1e-9, crowd.strewn / 2 + 1e-9);
  model::Session s;
  s.id = ids.next();
  s.title = crowd.name;
  model::Board b;
  b.id = ids.next();
  base::Id all;
  if (crowd.one_island) {
    model::Island island;
    island.id = all = ids.next();
    island.plate = "すべて";
    island.plate_pos = {0, -60};
    b.islands[island.id] = island;
  }
  for (int i = 0; i < crowd.cards; ++i) {
    model::Card c;
    c.id = ids.next();
    c.text = fmt::format("子どもの意見も最後まで聞いてもらえるまち {}", i);
    c.color = model::PaperColor(i % 6);
    c.pos = {place(random), place(random)};
    c.z = i + 1;
    c.island = all;
    b.cards[c.id] = c;
  }
  for (int i = 0; i < crowd.islands; ++i) {
    model::Island island;
    island.id = ids.next();
    island.plate = fmt::format("支え合い {}", i);
    island.plate_pos = {place(random), place(random) - 40};
    model::Card c;
    c.id = ids.next();
    c.text = "お年寄りにも子どもにも役わりがある地域に";
    c.pos = island.plate_pos + base::Vec2{0, 40};
    c.z = i + 1;
    c.island = island.id;
    b.islands[island.id] = island;
    b.cards[c.id] = c;
  }
  s.boards[b.id] = b;
  return s;
}

double status_mb(pid_t pid, const char* field) {
  std::ifstream in(fmt::format("/proc/{}/status", pid));
  for (std::string line; std::getline(in, line);)
    if (line.starts_with(field)) return std::stod(line.substr(line.find(':') + 1)) / 1024;
  return 0;
}

void measure(TouchScreen& screen, const base::Path& program, const Crowd& crowd) {
  fmt::print("{}\n", crowd.name);
  RealTable table(screen, program, session_of(crowd));
  fmt::print("  {:<34} {:.1f} s, {:.0f} MB, at most {:.0f} MB\n", "first picture", table.open_s(),
             status_mb(table.pid(), "VmRSS"), status_mb(table.pid(), "VmHWM"));
  const Spot at{960, 500};
  (void)table.ask("frames");
  screen.begin(1, at.x, at.y);
  screen.sync();
  pause(0.3);
  double x = at.x;
  for (int i = 0; i < 10; ++i) screen.update(1, x += 3, at.y), screen.sync(), pause(0.02);
  const Json lift = table.ask("frames");
  constexpr double kSeconds = 4, kHz = 120;
  const double start = now_s();
  for (int k = 0; k < int(kSeconds * kHz); ++k) {
    const double a = 2 * std::numbers::pi * k / kHz;
    screen.update(1, x + 250 * std::sin(a * 0.7), at.y + 150 * std::sin(a * 0.5));
    screen.sync();
    pause(std::max(0.0, start + (k + 1) / kHz - now_s()));
  }
  print_frames("drag, one finger at 120 Hz", table.ask("frames"), kSeconds);
  screen.end(1, x, at.y);
  screen.sync();
  pause(1.5);
  const Json drop = table.ask("frames");
  fmt::print("  {:<34} longest frame {:.0f} ms, {:.0f} ms\n", "lifting, letting go",
             lift["max_ms"].get<double>(), drop["max_ms"].get<double>());
  const double wheel = now_s();
  screen.move_pointer(at.x, at.y);
  for (int i = 0; i < 40; ++i) {
    screen.button(i < 20 ? 5 : 4, true);
    screen.button(i < 20 ? 5 : 4, false);
    screen.sync();
    pause(0.03);
  }
  print_frames("zoom out and in", table.ask("frames"), now_s() - wheel);
  fmt::print("  {:<34} {:.0f} MB, at most {:.0f} MB\n", "memory", status_mb(table.pid(), "VmRSS"),
             status_mb(table.pid(), "VmHWM"));
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
  for (const Crowd& crowd : {Crowd{"200,000 cards on one spot", 200000, 0, 0},
                             Crowd{"20,000 islands on one spot", 0, 20000, 0},
                             Crowd{"200,000 cards within 200 mm", 200000, 0, 200},
                             Crowd{"20,000 islands within 200 mm", 0, 20000, 200},
                             Crowd{"one island of 50,000 cards on one spot", 50000, 0, 0, true}})
    measure(**screen, program, crowd);
  return 0;
}
