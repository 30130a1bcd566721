// A long evening in short: the real program under random fingers with the view unlocked: pans,
// pinches to both ends of the scale, drags, throws, rings, taps. Says how long the worst answer and
// the worst frame of each half minute took, and stops with the picture's state when the program
// does not answer within a second.
//
//   bench_soak [SECONDS [SEED [CARDS [PROGRAM]]]]
#include <fmt/core.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numbers>
#include <random>

#include "real_table.h"

namespace {

using support::TouchScreen;
using namespace bench;
using base::Vec2;

constexpr double kWidth = 1920, kHeight = 960;  // above the bar

class Hands {
 public:
  Hands(TouchScreen& screen, unsigned seed) : screen_(screen), random_(seed) {}

  std::string do_something() {
    switch (random_() % 10) {
      case 0:
      case 1:
        return pinch(0.12);
      case 2:
      case 3:
        return pinch(8);
      case 4:
        return pan();
      case 5:
        return wheel();
      case 6:
        return ring();
      case 7:
        return tap();
      default:
        return drag();
    }
  }

 private:
  double number(double from, double to) {
    return std::uniform_real_distribution<double>(from, to)(random_);
  }
  Vec2 spot() { return {number(40, kWidth - 40), number(40, kHeight - 40)}; }
  static Vec2 kept(Vec2 p) {
    return {std::clamp(p.x, 2.0, kWidth - 2), std::clamp(p.y, 2.0, kHeight - 2)};
  }
  void play(const std::vector<std::vector<Vec2>>& fingers, double step_s) {
    for (std::size_t f = 0; f < fingers.size(); ++f)
      screen_.begin(int(f) + 1, fingers[f][0].x, fingers[f][0].y);
    screen_.sync();
    pause(step_s);
    for (std::size_t i = 1; i < fingers[0].size(); ++i) {
      for (std::size_t f = 0; f < fingers.size(); ++f)
        screen_.update(int(f) + 1, fingers[f][i].x, fingers[f][i].y);
      screen_.sync();
      pause(step_s);
    }
    for (std::size_t f = 0; f < fingers.size(); ++f)
      screen_.end(int(f) + 1, fingers[f].back().x, fingers[f].back().y);
    screen_.sync();
  }
  std::string pinch(double factor) {
    const Vec2 c{number(600, 1300), number(350, 600)};
    const double angle = number(0, 6.28), turn = number(-0.6, 0.6);
    const double from = factor > 1 ? 45 : 330, to = std::clamp(from * factor, 40.0, 340.0);
    std::vector<std::vector<Vec2>> fingers(2);
    for (int i = 0; i <= 12; ++i) {
      const double k = i / 12.0, r = from + (to - from) * k, a = angle + turn * k;
      const Vec2 d = Vec2{std::cos(a), std::sin(a)} * r;
      fingers[0].push_back(kept(c + d)), fingers[1].push_back(kept(c - d));
    }
    play(fingers, 0.008);
    return fmt::format("pinch by {}", factor);
  }
  std::string pan() {
    const Vec2 a = spot(), way{number(-900, 900), number(-600, 600)};
    std::vector<std::vector<Vec2>> fingers(2);
    for (int i = 0; i <= 10; ++i) {
      fingers[0].push_back(kept(a + way * (i / 10.0)));
      fingers[1].push_back(kept(a + Vec2{160, 30} + way * (i / 10.0)));
    }
    play(fingers, 0.006);
    return "pan";
  }
  std::string wheel() {
    const Vec2 at = spot();
    screen_.move_pointer(at.x, at.y);
    const int button = random_() % 2 ? 4 : 5, clicks = int(random_() % 60);
    for (int i = 0; i < clicks; ++i) screen_.button(button, true), screen_.button(button, false);
    return fmt::format("wheel {} × {}", button, clicks);
  }
  std::string ring() {
    const Vec2 c = spot();
    const double rx = number(60, 500), ry = number(60, 350);
    const int points = random_() % 4 ? 60 : 600;
    std::vector<std::vector<Vec2>> fingers(1);
    for (int i = 0; i <= points; ++i) {
      const double a = 2 * std::numbers::pi * i / points;
      fingers[0].push_back(kept(c + Vec2{rx * std::cos(a), ry * std::sin(a)}));
    }
    play(fingers, points > 100 ? 0.001 : 0.006);
    return fmt::format("ring of {}", points);
  }
  std::string tap() {
    const Vec2 p = spot();
    const double held = random_() % 3 ? 0.05 : 0.7;
    screen_.begin(1, p.x, p.y);
    screen_.sync();
    pause(held);
    screen_.end(1, p.x, p.y);
    screen_.sync();
    return "tap";
  }
  std::string drag() {
    const std::size_t n = 1 + random_() % 6;
    std::vector<std::vector<Vec2>> fingers(n);
    for (auto& f : fingers) {
      const Vec2 a = spot(), way{number(-900, 900), number(-600, 600)};
      for (int i = 0; i <= 15; ++i) f.push_back(kept(a + way * (i / 15.0)));
    }
    play(fingers, 0.006);
    return fmt::format("drag of {}", n);
  }

  TouchScreen& screen_;
  std::mt19937 random_;
};

double resident_mb(pid_t pid) {
  std::ifstream in(fmt::format("/proc/{}/status", pid));
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("VmRSS")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

/// The view is free once the bar's button was tapped.
void unlock(TouchScreen& screen, RealTable& table) {
  for (int tries = 0; tries < 20; ++tries) {
    const Json seen = table.ask("screen");
    if (seen.contains("locked") && !seen["locked"].get<bool>()) return;
    for (const auto& item : seen["items"])
      if (item["kind"] == "button" && item.value("name", "") == "lock") {
        const Spot at = middle(item["quad"]);
        screen.tap(at.x, at.y);
      }
    pause(0.3);
  }
}

std::string state_of(const Json& seen) {
  std::map<std::string, int> kinds;
  for (const auto& item : seen["items"]) ++kinds[item["kind"].get<std::string>()];
  std::string out = fmt::format("camera {}", seen.value("camera", Json()).dump());
  for (const auto& [kind, n] : kinds) out += fmt::format(", {} {}", n, kind);
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const double seconds = argc > 1 ? std::atof(argv[1]) : 600;
  const unsigned seed = argc > 2 ? unsigned(std::atoi(argv[2])) : 1;
  const int cards = argc > 3 ? std::atoi(argv[3]) : 300;
  const base::Path program = argc > 4 ? argv[4] : base::Path(KURUMAZA_BINARY_DIR) / "kurumaza";
  auto screen = TouchScreen::create(1920, 1080);
  if (!screen) {
    fmt::print(stderr, "{}\n", screen.error().text());
    return 1;
  }
  model::Session session = session_of(cards);
  // As an evening leaves them: far from one another.
  for (auto& [id, board] : session.boards)
    for (auto& [card_id, card] : board.cards) card.pos = card.pos * 1.8;
  RealTable table(**screen, program, session);
  unlock(**screen, table);
  Hands hands(**screen, seed);
  const double start = now_s();
  double next = start + 30, worst_answer = 0, worst_frame = 0;
  std::string worst_after;
  int done = 0, frames = 0;
  while (now_s() - start < seconds) {
    const std::string what = hands.do_something();
    ++done;
    const double asked = now_s();
    const Json f = table.ask("frames");
    const double took = now_s() - asked;
    frames += f["count"].get<int>();
    worst_frame = std::max(worst_frame, f["max_ms"].get<double>());
    if (took > worst_answer) worst_answer = took, worst_after = what;
    if (took > 1)
      fmt::print("{:6.0f} s: {:.1f} s to answer after {} — {}\n", now_s() - start, took, what,
                 state_of(table.ask("screen")));
    if (now_s() >= next) {
      fmt::print(
          "{:6.0f} s: {:5} actions, {:6} frames, worst frame {:6.1f} ms, worst answer {:6.0f} ms "
          "({}), {:.0f} MB\n",
          now_s() - start, done, frames, worst_frame, worst_answer * 1000, worst_after,
          resident_mb(table.pid()));
      next += 30;
      worst_answer = worst_frame = 0;
      frames = 0;
      unlock(**screen, table);
    }
  }
  fmt::print("{} actions in {:.0f} s\n", done, now_s() - start);
  return 0;
}
