#include "real_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "base/clock.h"
#include "storage/session_writer.h"

namespace bench {

double now_s() { return base::RealClock().now_s(); }
void pause(double s) { std::this_thread::sleep_for(std::chrono::duration<double>(s)); }

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

RealTable::RealTable(const support::TouchScreen& screen, const base::Path& path,
                     const model::Session& session, int dpi,
                     const std::vector<std::string>& more) {
  const base::Path file = folder_.path() / "bench.json";
  std::ofstream(file) << storage::session_text(session, 0);
  support::ProgramOptions options;
  options.program = path;
  options.display = screen.display();
  options.environment["XDG_CONFIG_HOME"] = (folder_.path() / "config").string();
  options.args = {file.string(),       "--window", "1920x1080", "--dpi",
                  std::to_string(dpi), "--lang",   "ja"};
  options.args.insert(options.args.end(), more.begin(), more.end());
  const double start = now_s();
  auto started = support::Program::start(options);
  if (!started) {
    fmt::print(stderr, "{}\n", started.error().text());
    std::exit(1);
  }
  program_ = std::move(started).value();
  // Not "screen": to list ten thousand cards takes as long as to paint them.
  while (ask("frames")["count"].get<int>() == 0) pause(0.002);
  open_s_ = now_s() - start;
  pause(0.5);
}

Json RealTable::ask(const char* what) {
  auto answer = program_->probe().get(what);
  if (!answer) {
    fmt::print(stderr, "{}\n", answer.error().text());
    std::exit(1);
  }
  return *answer;
}

Spot middle(const Json& quad) {
  Spot s{0, 0};
  for (const auto& p : quad) {
    s.x += p[0].get<double>() / 4;
    s.y += p[1].get<double>() / 4;
  }
  return s;
}

void print_frames(const char* name, const Json& f, double seconds) {
  fmt::print(
      "  {:<34} median {:6.2f} ms   p95 {:6.2f}   p99 {:6.2f}   max {:6.1f}   {:5.1f} frames/s   "
      "over 34 ms {:4.1f} %\n",
      name, f["median_ms"].get<double>(), f["p95_ms"].get<double>(), f["p99_ms"].get<double>(),
      f["max_ms"].get<double>(), f["count"].get<double>() / seconds,
      100 * f["over_34_ms"].get<double>() / std::max(1.0, f["count"].get<double>()));
}

void print_times(const char* name, std::vector<double> times) {
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  fmt::print("  {:<34} median {:6.2f} ms   p95 {:6.2f}   max {:6.1f}\n", name,
             times[times.size() / 2], times[times.size() * 95 / 100], times.back());
}

}  // namespace bench
