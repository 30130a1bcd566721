// The same as bench/throws with the real program at real touch screens of five sizes: random
// flicks, drops, rings and seats; after each the probe must name everything whole on the table.
// Ends with 1 and the seed where something is not.
//
//   bench_real_throws [minutes] [first seed] [actions of one run]
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>

#include "base/clock.h"
#include "base/id.h"
#include "e2e/driver.h"
#include "model/session.h"
#include "storage/session_writer.h"

namespace {

using e2e::Driver;
using e2e::Item;
using e2e::Look;
using e2e::Vec2;

constexpr int kCards = 8;

void write_session(const base::Path& path) {
  const base::RealClock clock;
  base::IdSource ids(clock);
  model::Session s;
  s.id = ids.next();
  model::Board board;
  board.id = ids.next();
  for (int n = 0; n < kCards; ++n) {
    model::Card c;
    c.id = ids.next();
    c.text = fmt::format("意見 {}", n + 1);
    c.pos = {(n % 2 - 0.5) * 80, (n / 2 % 2 - 0.5) * 55};
    c.z = n;
    board.cards.emplace(c.id, c);
  }
  s.boards.emplace(board.id, board);
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path) << storage::session_text(s, 0);
}

base::Rect box(const Item& item) {
  base::Rect all;
  for (const Vec2 p : item.corners) all = all.united({p, p});
  return all;
}

class Table {
 public:
  Table(support::TouchScreen& screen, Driver& driver, unsigned seed)
      : screen_(screen), driver_(driver), random_(seed) {}

  /// What is wrong after so many actions; empty: nothing.
  std::string play(int actions, std::map<std::string, int>& did) {
    look_ = driver_.until_calm();
    for (int n = 1; n <= actions; ++n) {
      const char* name = act();
      ++did[name];
      look_ = driver_.until_calm();
      if (const std::string lost = out_of_sight(); !lost.empty())
        return fmt::format("action {} ({}): {}", n, name, lost);
    }
    return {};
  }

 private:
  double real(double from, double to) {
    return std::uniform_real_distribution<double>(from, to)(random_);
  }
  Vec2 window() const { return look_->window(); }
  /// Anywhere, an edge, or what lies there: a seat or a free place.
  Vec2 somewhere() {
    const Vec2 w = window();
    std::vector<Vec2> spots;
    for (const Item& i : look_->items())
      if (i.name.starts_with("sit-down-") || i.kind == "seat") spots.push_back(i.centre());
    switch (int(real(0, 4))) {
      case 0:
        return real(0, 1) < 0.5 ? Vec2{real(0, 1) < 0.5 ? 1 : w.x - 2, real(1, w.y - 2)}
                                : Vec2{real(1, w.x - 2), real(0, 1) < 0.5 ? 1 : w.y - 2};
      case 1:
        if (!spots.empty()) return spots[std::size_t(real(0, double(spots.size())))];
        [[fallthrough]];
      default:
        return {real(1, w.x - 2), real(1, w.y - 2)};
    }
  }
  std::vector<Item> things() const {
    std::vector<Item> out = look_->all("card");
    for (Item& plate : look_->all("plate")) out.push_back(std::move(plate));
    return out;
  }
  const char* act() {
    const std::vector<Item> all = things();
    const double chance = real(0, 1);
    if (all.empty() || chance < 0.05) {
      if (!look_->button("undo")->enabled) return "nothing";
      driver_.tap_button("undo");
      return "undo";
    }
    const Item thing = all[std::size_t(real(0, double(all.size())))];
    if (chance < 0.6) {
      const Vec2 from = thing.centre(), to = somewhere();
      screen_.drag({{1, {from.x, from.y, to.x, to.y}}}, real(0.06, 0.3));
      screen_.sync();
      return "throw";
    }
    if (chance < 0.75) {
      driver_.drag({{1, {thing.centre(), somewhere()}}});
      return "put";
    }
    if (chance < 0.87) {
      const Item other = all[std::size_t(real(0, double(all.size())))];
      driver_.ring({thing, other}, 40);
      return "ring";
    }
    const Item* place = look_->button_like("sit-down-");
    if (chance < 0.92 && place && look_->all("seat").size() < 4) {
      driver_.tap(place->centre());
      return "sit down";
    }
    if (const Item* fold = look_->button("seat-fold")) {
      driver_.tap(fold->centre());
      return "fold";
    }
    if (const Item* handle = look_->button("seat-handle")) {
      driver_.tap(handle->centre());
      return "open";
    }
    return "nothing";
  }
  std::string out_of_sight() const {
    const base::Rect table{{0, 0}, {window().x, look_->button("new-card")->centre().y}};
    for (const Item& i : things()) {
      const base::Rect shape = box(i);
      const base::Rect seen = table.grown(0.3);
      if (!(seen.contains(shape.min) && seen.contains(shape.max)))
        return fmt::format("{} “{}” lies from {:.0f}, {:.0f} to {:.0f}, {:.0f} px", i.kind, i.text,
                           shape.min.x, shape.min.y, shape.max.x, shape.max.y);
    }
    return {};
  }

  support::TouchScreen& screen_;
  Driver& driver_;
  std::mt19937 random_;
  std::optional<Look> look_;
};

}  // namespace

int main(int argc, char** argv) {
  const double minutes = argc > 1 ? std::atof(argv[1]) : 1;
  unsigned seed = argc > 2 ? unsigned(std::strtoul(argv[2], nullptr, 10)) : 1;
  const int actions = argc > 3 ? std::atoi(argv[3]) : 40;
  const auto start = std::chrono::steady_clock::now();
  const auto gone_s = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  std::map<std::string, int> did;
  int runs = 0;
  constexpr std::pair<int, int> kScreens[] = {
      {1280, 720}, {1920, 1080}, {1080, 1920}, {3840, 2160}, {1024, 768}};
  for (; runs < int(std::size(kScreens)) || gone_s() < minutes * 60; ++seed) {
    const auto [w, h] = kScreens[seed % std::size(kScreens)];
    auto screen = support::TouchScreen::create(w, h);
    if (!screen) {
      fmt::print("no touch screen here: {}\n", screen.error().text());
      return 2;
    }
    ::setenv("DISPLAY", (*screen)->display().c_str(), 1);
    const support::TemporaryFolder folder("kurumaza-throws-");
    const base::Path session = folder.path() / "sessions" / "evening.json";
    write_session(session);
    const std::string home = folder.path().string();
    std::string trouble;
    try {
      Driver driver(**screen, {KURUMAZA_BINARY_DIR "/kurumaza",
                               {session.string(), "--sessions", session.parent_path().string(),
                                "--dpi", "96"},
                               {{"HOME", home},
                                {"XDG_DATA_HOME", home + "/data"},
                                {"XDG_CACHE_HOME", home + "/cache"},
                                {"XDG_CONFIG_HOME", home + "/config"},
                                {"LC_ALL", "C.UTF-8"}}});
      trouble = Table(**screen, driver, seed).play(actions, did);
      if (const int code = driver.leave(); code != 0 && trouble.empty())
        trouble = fmt::format("it left with {}", code);
    } catch (const std::exception& e) {
      trouble = e.what();
    }
    ++runs;
    if (trouble.empty()) continue;
    fmt::print("seed {}, screen {} × {}: {}\n", seed, w, h, trouble);
    return 1;
  }
  int all = 0;
  for (const auto& [kind, n] : did) all += n;
  fmt::print("{} runs, {} actions in {:.0f} s, everything in sight; next seed {}\n", runs, all,
             gone_s(), seed);
  for (const auto& [kind, n] : did) fmt::print("  {:<10} {:>6}\n", kind, n);
  return 0;
}
