// bench_present [PROGRAM [WIDTH HEIGHT]]: a presentation of twelve stops, on and back, on a stage of that size
// (3840 × 2160): the table itself, then a wall beside a table of 1920 × 1080. How long until the next sheet is
// on its way after a tap, how long the frames of its move take, and how far apart they come.
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

struct Moves {
  std::vector<double> shown_ms;  // after the tap
  std::vector<double> median_ms, p95_ms, max_ms;
  std::vector<double> apart_ms, apart_max_ms;  // a move's frames: median and most
  int frames = 0, over = 0, gaps = 0, gaps_over = 0;

  void add(const json& f) {
    frames += int(f["count"]);
    over += int(f["over_34_ms"]);
    median_ms.push_back(f["median_ms"]);
    p95_ms.push_back(f["p95_ms"]);
    max_ms.push_back(f["max_ms"]);
    if (!f.contains("apart")) return;  // a program of before
    const json& apart = f["apart"];
    gaps += int(apart["count"]);
    gaps_over += int(apart["over_34_ms"]);
    apart_ms.push_back(apart["median_ms"]);
    apart_max_ms.push_back(apart["max_ms"]);
  }
  void print(const char* name) const {
    fmt::print("  {}: {} moves\n", name, shown_ms.size());
    fmt::print("    the next sheet on its way after a tap: median {:.0f} ms, worst {:.0f} ms\n",
               percentile(shown_ms, 0.5), percentile(shown_ms, 1));
    fmt::print(
        "    frames: {:.0f} a move, median {:.1f} ms, p95 {:.1f} ms, worst {:.1f} ms, {} over 34 "
        "ms "
        "({:.1f} %)\n",
        double(frames) / double(std::max<std::size_t>(1, shown_ms.size())),
        percentile(median_ms, 0.5), percentile(p95_ms, 0.95), percentile(max_ms, 1), over,
        100.0 * over / std::max(1, frames));
    fmt::print(
        "    from frame to frame: median {:.1f} ms ({:.0f} a second), most {:.1f} ms, {} of {} "
        "over "
        "34 ms ({:.1f} %)\n",
        percentile(apart_ms, 0.5), 1000 / std::max(0.1, percentile(apart_ms, 0.5)),
        percentile(apart_max_ms, 1), gaps_over, gaps, 100.0 * gaps_over / std::max(1, gaps));
  }
};

/// Taps the button until the presentation has come to its end there.
Moves moves(e2e::Driver& driver, const char* button) {
  Moves out;
  (void)driver.program().probe().get("frames");
  for (int n = 0; n < 60; ++n) {
    const e2e::Look look = driver.look();
    const json before = stage_of(look);
    const e2e::Item* next = look.button(button);
    if (!next || !next->enabled) break;
    const bool ends = std::string_view(button) == "stage-next" ? before["stop"] == before["stops"]
                                                               : before["stop"] == 1;
    if (ends) break;
    support::TouchScreen& touch = driver.touch();
    touch.tap(next->centre().x, next->centre().y, 0.04);
    const double began = now_ms();
    for (;;) {
      const json now = stage_of(driver.look());
      if (now["stop"] != before["stop"] || now["sheet"] != before["sheet"]) break;
      if (now_ms() - began > 5000) break;
    }
    out.shown_ms.push_back(now_ms() - began);
    std::this_thread::sleep_for(std::chrono::milliseconds(900));
    const auto answer = driver.program().probe().get("frames");
    if (!answer) break;
    out.add(*answer);
  }
  return out;
}

enum class Where { table, wall };

int measure(const base::Path& program, Where where, int w, int h) {
  const bool wall = where == Where::wall;
  const int table_w = wall ? 1920 : w, table_h = wall ? 1080 : h;
  auto screen = support::TouchScreen::create(table_w, table_h);
  if (!screen) {
    fmt::print("{}\n", screen.error().text());
    return 1;
  }
  if (wall)
    if (const auto plugged = (*screen)->set_second_screen(true, w, h); !plugged) {
      fmt::print("{}\n", plugged.error().text());
      return 1;
    }
  support::TemporaryFolder folder;
  const base::Path file = folder.path() / "evening.json";
  std::ofstream(file) << session();
  const std::string home = folder.path().string();
  e2e::Driver driver(
      **screen,
      {program,
       {file.string(), "--sessions", home, "--fullscreen", "--dpi", table_h > 1400 ? "120" : "96"},
       {{"HOME", home}, {"XDG_CACHE_HOME", home + "/c"}, {"LC_ALL", "C.UTF-8"}},
       0,
       0});
  driver.tap_button("map-tools");
  driver.tap_button("present");
  const e2e::Look look = driver.until(
      "the stage",
      [&](const e2e::Look& l) {
        const json stage = stage_of(l);
        return !stage.is_null() && stage["wall"] == (wall ? json{w, h} : json(nullptr));
      },
      30);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  fmt::print("{} x {}, {}: {} stops\n", w, h, wall ? "a wall" : "the table itself",
             int(stage_of(look)["stops"]));
  moves(driver, "stage-next").print("on");
  moves(driver, "stage-back").print("back");
  return driver.leave();
}

}  // namespace

int main(int argc, char** argv) {
  const base::Path program = argc > 1 ? argv[1] : base::Path(KURUMAZA_BINARY_DIR) / "kurumaza";
  const int w = argc > 3 ? std::atoi(argv[2]) : 3840, h = argc > 3 ? std::atoi(argv[3]) : 2160;
  const int table = measure(program, Where::table, w, h);
  return table != 0 ? table : measure(program, Where::wall, w, h);
}
