// What a tracker's fingers cost and how late they are, beside the touchscreen's: the real program on a real X server, TUIO
// over loopback, at 1920×1080 with software OpenGL.
//
//   bench_tuio [PROGRAM]
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numbers>

#include "real_table.h"
#include "support/tuio_sender.h"

namespace {

using support::TouchScreen;
using support::TuioSeen;
using namespace bench;

/// `n` loose cards spread over the screen, in rows of ten.
std::vector<Spot> cards_of(const Json& screen, int n) {
  std::vector<Spot> out;
  std::vector<bool> taken(screen["items"].size(), false);
  for (int i = 0; i < n; ++i) {
    const Spot wanted{140 + (i % 10) * 180.0, 150 + (i / 10) * 150.0};
    std::size_t best = taken.size();
    double distance = 1e9;
    for (std::size_t k = 0; k < taken.size(); ++k) {
      const auto& item = screen["items"][k];
      if (taken[k] || item["kind"] != "card" || !item["island"].is_null()) continue;
      const Spot at = middle(item["quad"]);
      const double d = std::hypot(at.x - wanted.x, at.y - wanted.y);
      if (d < distance) distance = d, best = k;
    }
    if (best == taken.size()) break;
    taken[best] = true;
    out.push_back(middle(screen["items"][best]["quad"]));
  }
  return out;
}

/// Tells where all fingers are: at the places given.
using Hands = std::function<void(const std::vector<Spot>&)>;

Hands tracker_hands(support::TuioTracker& tracker) {
  return [&tracker](const std::vector<Spot>& at) {
    std::vector<TuioSeen> seen;
    for (std::size_t i = 0; i < at.size(); ++i) seen.push_back({int(i) + 1, at[i].x / 1920, at[i].y / 1080});
    tracker.see(seen);
  };
}

/// `down`: how many are down already; kept by the caller.
Hands screen_hands(TouchScreen& screen, std::size_t& down) {
  return [&screen, &down](const std::vector<Spot>& at) {
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (i < down)
        screen.update(int(i) + 1, at[i].x, at[i].y);
      else
        screen.begin(int(i) + 1, at[i].x, at[i].y);
    }
    for (std::size_t i = at.size(); i < down; ++i) screen.end(int(i) + 1, 960, 540);
    down = at.size();
    screen.sync();
  };
}

void drag(const char* name, RealTable& table, const Hands& hands, int fingers) {
  const auto cards = cards_of(table.ask("screen"), fingers);
  hands(cards);
  pause(0.1);
  (void)table.ask("frames");
  constexpr double kSeconds = 5, kHz = 120;
  const double start = now_s();
  for (int k = 0; k < int(kSeconds * kHz); ++k) {
    const double a = 2 * std::numbers::pi * k / kHz;
    std::vector<Spot> at = cards;
    for (std::size_t i = 0; i < at.size(); ++i) {
      at[i].x += 60 * (std::sin(a * 0.7 + double(i)) - std::sin(double(i)));
      at[i].y += 40 * (std::cos(a * 0.5 + double(i)) - std::cos(double(i)));
    }
    hands(at);
    pause(std::max(0.0, start + (k + 1) / kHz - now_s()));
  }
  print_frames(name, table.ask("frames"), kSeconds);
  int held = 0;
  const Json seen = table.ask("screen");
  for (const auto& item : seen["items"]) held += item.value("held", false);
  fmt::print("  {:<34} {} of {}\n", "held at the end", held, cards.size());
  hands({});
  pause(1.5);
}

/// From the moment a finger's place is sent to the first changed pixel read back from the screen.
void to_picture(const char* name, TouchScreen& screen, RealTable& table, const Hands& hands) {
  Spot at = cards_of(table.ask("screen"), 36).back();
  hands({at});
  pause(0.3);
  for (int k = 0; k < 6; ++k) at.x += 6, hands({at}), pause(0.02);
  pause(0.2);
  std::vector<double> times;
  unsigned seed = 7;
  for (int k = 0; k < 120; ++k) {
    const int left = int(at.x) - 45, top = int(at.y) - 40;
    const auto before = screen.region(left, top, 90, 80);
    at.x += (k % 40 < 20) ? 7 : -7;
    const double start = now_s();
    hands({at});
    while (screen.region(left, top, 90, 80) == before && now_s() - start < 0.5) {
    }
    times.push_back((now_s() - start) * 1000);
    seed = seed * 1103515245 + 12345;
    pause(0.012 + (seed >> 16) % 16 / 1000.0);
  }
  hands({});
  print_times(name, std::move(times));
  pause(1);
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
  const std::uint16_t port = support::free_udp_port();
  RealTable table(**screen, program, session_of(1000), 96, {"--tuio", std::to_string(port)});
  support::TuioTracker tracker(port);
  std::size_t down = 0;
  const Hands tuio = tracker_hands(tracker), touch = screen_hands(**screen, down);
  fmt::print("1000 visible cards\n");
  for (int round = 0; round < 2; ++round) {
    to_picture("touchscreen to picture", **screen, table, touch);
    to_picture("tracker's packet to picture", **screen, table, tuio);
    for (const int fingers : {10, 60}) {
      drag(fmt::format("{} on the touchscreen at 120 Hz", fingers).c_str(), table, touch, fingers);
      drag(fmt::format("{} cursors at 120 Hz", fingers).c_str(), table, tuio, fingers);
    }
  }
  return 0;
}
