// bench_room [CARDS…]: what it takes to spread heaps of cards, to make room for one card on a full table,
// and on one so full that the view has to go farther off, by cards. Milliseconds, of the ops alone.
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <random>

#include "ops/bodies.h"
#include "ops/room.h"
#include "ops/spread.h"

namespace {

using Clock = std::chrono::steady_clock;

struct StillClock : base::Clock {
  double now_s() const override { return 0; }
  base::WallTime wall() const override { return 1; }
};

model::Card card(base::IdSource& ids, base::Vec2 pos) {
  model::Card c;
  c.id = ids.next();
  c.pos = pos;
  return c;
}

template <class F>
double median_ms(F&& f) {
  std::vector<double> ms;
  for (int i = 0; i < 5; ++i) {
    const auto begin = Clock::now();
    f();
    ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  std::sort(ms.begin(), ms.end());
  return ms[ms.size() / 2];
}

void measure(int cards) {
  const StillClock clock;
  base::IdSource ids(clock, 3);
  std::mt19937 random(7);
  const double side = std::sqrt(double(cards));
  model::Board heap, full;
  heap.id = full.id = ids.next();
  // Twice as many as there is room for, anyhow; and a grid with no room between.
  std::uniform_real_distribution<double> x(-side * 27, side * 27), y(-side * 18, side * 18);
  for (int i = 0; i < cards; ++i) {
    const model::Card c = card(ids, {x(random), y(random)});
    heap.cards[c.id] = c;
  }
  const int columns = int(std::ceil(side));
  for (int i = 0; i < cards; ++i) {
    const model::Card c = card(ids, {(i % columns - side / 2) * 79, (i / columns - side / 2) * 54});
    full.cards[c.id] = c;
  }
  const double w = side * 40 + 100, h = side * 27 + 60;
  const ops::Sight sight{{{-w, -h}, {w, h}}, {}, 12};
  std::size_t moved = 0;
  const double spread = median_ms([&] { moved = ops::spread_all(heap, {}, sight).size(); });
  const ops::Op add = ops::Add<model::Card>{full.id, card(ids, {3, 4})};
  std::size_t aside = 0;
  const double room =
      median_ms([&] { aside = ops::with_room(full, {add}, {}, sight).ops.size() - 1; });
  base::Rect grid;
  for (const auto& [id, c] : full.cards) grid = grid.united(shape_of(c).bounds());
  double farther = 1;
  const double beyond = median_ms([&] {
    farther = ops::with_room(full, {add}, {}, {grid, {}, 12}).farther;
  });
  fmt::print(
      "{:6} cards: spread {:8.1f} ms ({} moved), room for one {:8.1f} ms ({} moved), "
      "beyond what is seen {:8.1f} ms ({} times as far off)\n",
      cards, spread, moved, room, aside, beyond, farther);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2)
    for (const int cards : {100, 1000, 10000}) measure(cards);
  for (int i = 1; i < argc; ++i) measure(std::atoi(argv[i]));
}
