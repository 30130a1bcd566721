// bench_present PROGRAM [WIDTH HEIGHT]: a presentation of twelve stops on a stage of that size (3840 × 2160):
// how long until the next sheet is on its way after a tap, and how long the frames of its move take.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "base/clock.h"
#include "base/id.h"
#include "e2e/driver.h"
#include "model/session.h"
#include "storage/session_writer.h"

namespace {

using nlohmann::json;

double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

/// Twelve stops: ten islands of eight cards between the map and the map.
std::string session() {
  base::RealClock clock;
  base::IdSource ids(clock);
  model::Session s;
  s.id = ids.next();
  s.title = "Twelve stops";
  model::Board board;
  board.id = ids.next();
  for (int n = 0; n < 10; ++n) {
    model::Island island;
    island.id = ids.next();
    island.plate = "川べりを歩ける道にして、人が会う場所をつくる";
    const base::Vec2 middle{(n % 5 - 2) * 260.0, (n / 5) * 420.0};
    island.plate_pos = middle + base::Vec2{0, -160};
    for (int k = 0; k < 8; ++k) {
      model::Card card;
      card.id = ids.next();
      card.text = "子どもと年寄りが一緒に座れるベンチが川べりにほしい";
      card.pos = middle + base::Vec2{(k % 2 - 0.5) * 80.0, (k / 2) * 56.0 - 90};
      card.color = model::PaperColor(k % 6);
      card.island = island.id;
      board.cards.emplace(card.id, card);
    }
    board.islands.emplace(island.id, island);
  }
  s.boards.emplace(board.id, board);
  return storage::session_text(s, 0);
}

json stage_of(const e2e::Look& look) {
  for (const json& item : look.answer()["items"])
    if (item["kind"] == "stage") return item;
  return nullptr;
}

double percentile(std::vector<double> all, double part) {
  if (all.empty()) return 0;
  std::ranges::sort(all);
  return all[std::min(all.size() - 1, std::size_t(part * double(all.size())))];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print("bench_present PROGRAM [WIDTH HEIGHT]\n");
    return 1;
  }
  const int w = argc > 3 ? std::atoi(argv[2]) : 3840, h = argc > 3 ? std::atoi(argv[3]) : 2160;
  auto screen = support::TouchScreen::create(w, h);
  if (!screen) {
    fmt::print("{}\n", screen.error().text());
    return 1;
  }
  support::TemporaryFolder folder;
  const base::Path file = folder.path() / "evening.json";
  std::ofstream(file) << session();
  const std::string home = folder.path().string();
  e2e::Driver driver(
      **screen,
      {argv[1],
       {file.string(), "--sessions", home, "--fullscreen", "--dpi", h > 1400 ? "120" : "96"},
       {{"HOME", home}, {"XDG_CACHE_HOME", home + "/c"}, {"LC_ALL", "C.UTF-8"}},
       0,
       0});
  driver.tap_button("map-tools");
  driver.tap_button("present");
  e2e::Look look = driver.until(
      "the stage", [](const e2e::Look& l) { return l.str("page") == "stage"; }, 30);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  (void)driver.program().probe().get("frames");

  std::vector<double> shown_ms, p95, worst;
  int frames = 0, over = 0;
  for (int n = 0; n < 60; ++n) {
    const json before = stage_of(driver.look());
    if (before["stop"] == before["stops"]) break;
    (*screen)->begin(1, w - 40.0, 40);
    (*screen)->sync();
    std::this_thread::sleep_for(std::chrono::milliseconds(40));
    (*screen)->end(1, w - 40.0, 40);
    (*screen)->sync();
    const double began = now_ms();
    for (;;) {
      const json now = stage_of(driver.look());
      if (now["stop"] != before["stop"] || now["sheet"] != before["sheet"]) break;
      if (now_ms() - began > 5000) break;
    }
    shown_ms.push_back(now_ms() - began);
    std::this_thread::sleep_for(std::chrono::milliseconds(700));
    const auto answer = driver.program().probe().get("frames");
    if (!answer) break;
    const json& f = *answer;
    frames += int(f["count"]);
    over += int(f["over_34_ms"]);
    p95.push_back(f["p95_ms"]);
    worst.push_back(f["max_ms"]);
  }
  const json last = stage_of(driver.look());
  fmt::print("{} x {}: {} moves over {} stops\n", w, h, shown_ms.size(), int(last["stops"]));
  fmt::print("next sheet on its way after a tap: median {:.0f} ms, worst {:.0f} ms\n",
             percentile(shown_ms, 0.5), percentile(shown_ms, 1));
  fmt::print(
      "frames: {} ({:.0f} a move), {} over 34 ms ({:.1f} %), p95 {:.1f} ms, worst {:.1f} ms\n",
      frames, double(frames) / double(std::max<std::size_t>(1, shown_ms.size())), over,
      100.0 * over / std::max(1, frames), percentile(p95, 0.95), percentile(worst, 1));
  return driver.leave();
}
