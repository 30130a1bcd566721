// What lines that go round others cost, without a display, in milliseconds of one core: 1,000 cards and 100
// lines as in bench_relations shown, followed while an island at which 60 of them end is dragged, and settled
// once it is let go; and the same with cards laid about loosely and turned.
//
//   bench_lines
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>

#include "base/assets.h"
#include "base/clock.h"
#include "canvas/scene.h"
#include "text/typesetter.h"

namespace {

using namespace model;
using base::Id;
using base::Vec2;
using canvas::ItemKind;

double cpu_ms() { return 1e3 * double(std::clock()) / CLOCKS_PER_SEC; }

struct Table {
  Board board;
  Id island;
  Vec2 middle;
};

Table table_of(int cards, int lines, int at_one, bool loose) {
  const base::RealClock clock;
  base::IdSource ids(clock, 5);
  std::mt19937 random(7);
  Table t;
  t.board.id = ids.next();
  const int columns = int(std::ceil(std::sqrt(double(cards) * 1.9 * 58 / 83)));
  const double dx = loose ? 125 : 83, dy = loose ? 90 : 58;
  std::vector<Id> all;
  for (int i = 0; i < cards; ++i) {
    Card c;
    c.id = ids.next();
    c.pos = {(i % columns - columns / 2) * dx, (i / columns - cards / columns / 2) * dy};
    if (loose) {
      c.pos += {double(random() % 40) - 20, double(random() % 30) - 15};
      c.turn = double(random() % 60) / 100 - 0.3;
    }
    c.z = i + 1;
    all.push_back(c.id);
    t.board.cards[c.id] = c;
  }
  Island island;
  island.id = t.island = ids.next();
  const int first = (cards / columns / 2) * columns + columns / 2;
  for (int k = 0; k < 4; ++k) t.board.cards.at(all[std::size_t(first + k)]).island = island.id;
  t.middle = island.plate_pos = t.board.cards.at(all[std::size_t(first)]).pos - Vec2{0, 20};
  t.board.islands[island.id] = island;
  for (int n = 0; n < lines; ++n) {
    Relation r;
    r.id = ids.next();
    r.kind = RelationKind(n % 9);
    const std::size_t at = std::size_t(n) * 37 % all.size();
    const auto free = [&](std::size_t k) {
      while (!t.board.cards.at(all[k % all.size()]).island.nil()) ++k;
      return all[k % all.size()];
    };
    r.to = free(at);
    r.from = n < at_one ? island.id : free(at + 31);
    if (n % 4 == 0) r.words = "だから";
    if (r.from != r.to) t.board.relations[r.id] = r;
  }
  return t;
}

void measure(const char* name, const Table& t, text::Typesetter& typesetter) {
  canvas::Scene scene(typesetter, canvas::Look{});
  double before = cpu_ms();
  scene.show(&t.board);
  const double shown = cpu_ms() - before;
  int bent = 0, crossing = 0;
  for (const auto& [id, r] : t.board.relations) {
    const auto way = scene.relation_way(id);
    bent += way.size() > 2;
    bool crosses = false;
    for (const auto& [card, c] : t.board.cards)
      if (card != r.from && card != r.to && c.island.nil())
        for (std::size_t i = 1; i < way.size(); ++i)
          for (double k = 0; k <= 1; k += 0.05)
            crosses = crosses || shape_of(c).contains(way[i - 1] + (way[i] - way[i - 1]) * k);
    crossing += crosses;
  }
  const canvas::ItemRef root{ItemKind::island, t.island};
  scene.hold(root);
  std::vector<double> frames;
  for (int k = 0; k < 200; ++k) {
    const double a = k * 0.05;
    canvas::DrawList list;
    std::vector<base::Rect> bounds;
    before = cpu_ms();
    scene.set_pose(root, {{160 * std::sin(a * 0.5), 110 * std::sin(a * 0.3)}, 0, t.middle});
    scene.paint_held(1.3, list, bounds);
    frames.push_back(cpu_ms() - before);
  }
  std::ranges::sort(frames);
  before = cpu_ms();
  scene.let_go(root);
  (void)scene.take_damage();
  const double laid = cpu_ms() - before;
  fmt::print(
      "{:<34} shown {:6.1f}, followed {:5.2f} (p95 {:.2f}), let go {:6.1f}; {} bent, {} cross a "
      "card\n",
      name, shown, frames[frames.size() / 2], frames[frames.size() * 95 / 100], laid, bent,
      crossing);
}

}  // namespace

int main() {
  auto typesetter = text::Typesetter::create(base::find_assets().fonts);
  if (!typesetter.ok()) return 1;
  measure("no lines", table_of(1000, 0, 0, false), *typesetter.value());
  measure("1,000 cards in rows, 100 lines", table_of(1000, 100, 60, false), *typesetter.value());
  measure("1,000 cards laid about, 100 lines", table_of(1000, 100, 60, true), *typesetter.value());
  measure("300 cards laid about, 40 lines", table_of(300, 40, 20, true), *typesetter.value());
  return 0;
}
