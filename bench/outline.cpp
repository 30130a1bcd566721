// What an island's outline costs, in milliseconds of one core: 300 cards laid in every way that has
// been slow or could be, and larger islands. Medians of several runs.
//
//   bench_outline [CARDS]
#include "canvas/outline.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numbers>
#include <random>

#include "canvas/look.h"

namespace {

using base::Size;
using base::TurnedRect;
using base::Vec2;
using Cards = std::vector<TurnedRect>;

constexpr Size kCard{75, 50};

Cards ring(int n, double gap) {
  Cards out;
  const double r = std::max(200.0, n * (kCard.w + gap) / (2 * std::numbers::pi));
  for (int i = 0; i < n; ++i) {
    const double a = 2 * std::numbers::pi * i / n;
    out.push_back({{r * std::cos(a), r * std::sin(a)}, kCard, a + std::numbers::pi / 2});
  }
  return out;
}

Cards grid(int n, double gap_x, double gap_y, double turn) {
  Cards out;
  const int columns = int(std::ceil(std::sqrt(double(n))));
  for (int i = 0; i < n; ++i)
    out.push_back({{(i % columns) * (kCard.w + gap_x), (i / columns) * (kCard.h + gap_y)},
                   kCard,
                   turn * (i % 7 - 3)});
  return out;
}

Cards steps(int n) {
  Cards out;
  for (int i = 0; i < n; ++i)
    out.push_back({{i * (kCard.w + 26.0), i * (kCard.h + 26.0)}, kCard, 0});
  return out;
}

Cards scattered(int n, double over, Size size) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> place(-over / 2, over / 2), turn(-3, 3);
  Cards out;
  for (int i = 0; i < n; ++i) out.push_back({{place(random), place(random)}, size, turn(random)});
  return out;
}

Cards line(int n, double step) {
  Cards out;
  for (int i = 0; i < n; ++i) out.push_back({{i * step, 0}, kCard, 0});
  return out;
}

/// Of this thread alone, so that other work on the machine counts little.
double processor_ms() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

double milliseconds(const Cards& cards, std::size_t& rings, std::size_t& points) {
  std::vector<double> times;
  const int runs = cards.size() > 5000 ? 3 : 15;
  for (int i = 0; i < runs; ++i) {
    const double start = processor_ms();
    const auto shape = canvas::island_outline(cards, {}, canvas::kIslandMargin);
    times.push_back(processor_ms() - start);
    rings = shape ? shape->rings.size() : 0;
    points = rings ? shape->rings[0].size() : 0;
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

void measure(const char* what, const Cards& cards) {
  std::size_t rings = 0, points = 0;
  const double ms = milliseconds(cards, rings, points);
  fmt::print("  {:<44} {:8.2f} ms   {} ring{}, {} points\n", what, ms, rings, rings == 1 ? "" : "s",
             points);
}

void measure_nested(int n) {
  std::vector<std::shared_ptr<const canvas::Shape>> inner;
  for (int i = 0; i < n / 6; ++i) {
    Cards cards = grid(6, 10, 10, 0);
    for (TurnedRect& c : cards) c.centre += Vec2{(i % 8) * 420.0, (i / 8) * 380.0};
    inner.push_back(canvas::island_outline(cards, {}, canvas::kIslandMargin));
  }
  std::vector<double> times;
  for (int i = 0; i < 15; ++i) {
    const double start = processor_ms();
    (void)canvas::island_outline({}, inner, canvas::kIslandMargin);
    times.push_back(processor_ms() - start);
  }
  std::sort(times.begin(), times.end());
  fmt::print("  {:<44} {:8.2f} ms\n", fmt::format("{} islands of six, far apart", n / 6),
             times[times.size() / 2]);
}

void measure_all(int n) {
  fmt::print("{} cards\n", n);
  measure("a grid, 10 mm apart", grid(n, 10, 10, 0));
  measure("a grid, 10 mm apart, each turned a little", grid(n, 10, 10, 0.02));
  measure("a grid, 39.5 mm apart", grid(n, 39.5, 39.5, 0));
  measure("a grid, 41 mm apart", grid(n, 41, 41, 0));
  measure("a grid, 200 mm apart", grid(n, 200, 200, 0.1));
  measure("a ring, 10 mm apart", ring(n, 10));
  measure("a ring, 60 mm apart", ring(n, 60));
  measure("steps that touch by the corners", steps(n));
  measure("on one line, 80 mm apart", line(n, kCard.w + 80));
  measure("on one line, half over one another", line(n, kCard.w / 2));
  measure("scattered over 3 m, turned", scattered(n, 3000, kCard));
  measure("scattered over 20 m, turned", scattered(n, 20000, kCard));
  measure("on one spot, not turned", line(n, 0));
  measure("on one spot, turned", scattered(n, 0, kCard));
  measure("within 100 mm, turned", scattered(n, 100, kCard));
  measure("the smallest ones within 400 mm", scattered(n, 400, {10, 10}));
  measure_nested(n);
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  if (argc > 1) {
    measure_all(std::atoi(argv[1]));
    return 0;
  }
  measure_all(300);
  measure_all(3000);
  return 0;
}
