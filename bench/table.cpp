// The table as people feel it: the real program on a real X server with real touches, at 1920×1080
// with software OpenGL. Prints drag, pan and zoom, touch-to-picture, opening, idle and memory.
//
//   bench_table [PROGRAM]
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numbers>
#include <thread>

#include "base/clock.h"
#include "base/file_system.h"
#include "storage/session_writer.h"
#include "support/program.h"
#include "support/touch_screen.h"

namespace {

using support::Program;
using support::TouchScreen;
using Json = nlohmann::json;

const base::RealClock kClock;
double now_s() { return kClock.now_s(); }
void pause(double s) { std::this_thread::sleep_for(std::chrono::duration<double>(s)); }

/// `n` cards in a grid of the screen's shape, ~20 Japanese characters each, every fiftieth part of
/// them in islands of five.
model::Session session_of(int n) {
  const base::RealClock clock;
  base::IdSource ids(clock, 1);
  model::Session s;
  s.id = ids.next();
  s.title = fmt::format("{} cards", n);
  model::Board b;
  b.id = ids.next();
  const char* texts[]{
      "子どもの意見も最後まで聞いてもらえるまち", "防災訓練は顔を知るいちばんの機会になった",
      "市の予算が何に使われているのかを知りたい", "お年寄りにも子どもにも役わりがある地域に"};
  const int columns = int(std::ceil(std::sqrt(double(n) * 1920 / 1016 * 58 / 83)));
  for (int i = 0; i < n; ++i) {
    model::Card c;
    c.id = ids.next();
    c.text = texts[i % 4];
    c.color = model::PaperColor(i % 6);
    c.pos = {double(i % columns) * 83, double(i / columns) * 58};
    c.pos.x -= columns * 83 / 2.0;
    c.pos.y -= double(n / columns) * 58 / 2.0;
    c.z = i + 1;
    if (i % 50 < 5 && i % columns + 5 < columns) {
      if (i % 50 == 0) {
        model::Island island;
        island.id = ids.next();
        island.plate = "支え合い";
        island.plate_pos = c.pos - base::Vec2{0, 20};
        b.islands[island.id] = island;
      }
      if (!b.islands.empty() && i % 50 > 0 && i % columns > i % 50)
        c.island = b.islands.rbegin()->first;
    }
    b.cards[c.id] = c;
  }
  s.boards[b.id] = b;
  return s;
}

struct Table {
  support::TemporaryFolder folder{"kurumaza-bench-"};
  std::unique_ptr<Program> program;
  double open_s = 0;

  Table(TouchScreen& screen, const base::Path& path, int cards) {
    const base::Path session = folder.path() / "bench.json";
    std::ofstream(session) << storage::session_text(session_of(cards), 0);
    support::ProgramOptions options;
    options.program = path;
    options.display = screen.display();
    options.args = {session.string(), "--window", "1920x1080", "--dpi", "96", "--lang", "ja"};
    const double start = now_s();
    auto started = Program::start(options);
    if (!started) {
      fmt::print(stderr, "{}\n", started.error().text());
      std::exit(1);
    }
    program = std::move(started).value();
    while (ask("screen")["frames"].get<int>() == 0) pause(0.002);
    open_s = now_s() - start;
    pause(0.5);
  }
  Json ask(const char* what) {
    auto answer = program->probe().get(what);
    if (!answer) {
      fmt::print(stderr, "{}\n", answer.error().text());
      std::exit(1);
    }
    return *answer;
  }
  pid_t pid() { return program->process().pid(); }
};

struct Spot {
  double x, y;
};
Spot middle(const Json& quad) {
  Spot s{0, 0};
  for (const auto& p : quad) {
    s.x += p[0].get<double>() / 4;
    s.y += p[1].get<double>() / 4;
  }
  return s;
}

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

void print_frames(const char* name, const Json& f, double seconds) {
  fmt::print(
      "  {:<34} median {:6.2f} ms   p95 {:6.2f}   p99 {:6.2f}   max {:6.1f}   {:5.1f} frames/s   "
      "over 34 ms {:4.1f} %\n",
      name, f["median_ms"].get<double>(), f["p95_ms"].get<double>(), f["p99_ms"].get<double>(),
      f["max_ms"].get<double>(), f["count"].get<double>() / seconds,
      100 * f["over_34_ms"].get<double>() / std::max(1.0, f["count"].get<double>()));
}

void drag_ten(TouchScreen& screen, Table& table) {
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

void pan_and_zoom(TouchScreen& screen, Table& table, double hz) {
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
void touch_to_picture(TouchScreen& screen, Table& table) {
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
  std::sort(times.begin(), times.end());
  fmt::print("  {:<34} median {:6.2f} ms   p95 {:6.2f}   max {:6.1f}\n",
             "touch to picture, one finger", times[times.size() / 2],
             times[times.size() * 95 / 100], times.back());
  pause(0.8);
}

void idle_and_memory(Table& table) {
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
    Table table(**screen, program, cards);
    fmt::print(
        "{} visible cards\n  {:<34} {:.0f} ms from the start of the process to the first full "
        "frame\n",
        cards, "open", table.open_s * 1000);
    touch_to_picture(**screen, table);
    drag_ten(**screen, table);
    pan_and_zoom(**screen, table, 240);
    pan_and_zoom(**screen, table, 60);
    idle_and_memory(table);
  }
  Table table(**screen, program, 100000);
  fmt::print("100000 cards in the session, about 1000 in view\n  {:<34} {:.0f} ms\n", "open",
             table.open_s * 1000);
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
