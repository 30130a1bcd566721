// Heaps: what is drawn and found where very much lies on one spot.
#include <doctest/doctest.h>

#include <random>
#include <set>

#include "base/clock.h"
#include "canvas/scene.h"
#include "support/typesetter.h"

using namespace canvas;
using base::Id;

namespace {

struct Heap {
  base::RealClock clock;
  base::IdSource ids{clock, 1};
  model::Board board;
  Look look;
  std::shared_ptr<text::Typesetter> typesetter = support::shared_typesetter();

  Heap() { board.id = ids.next(); }
  Id card(Vec2 pos, double turn = 0, Id island = {}) {
    model::Card c;
    c.id = ids.next();
    c.pos = pos;
    c.turn = turn;
    c.z = double(board.cards.size()) + 1;
    c.island = island;
    c.text = "紙";
    // Told apart by their colour and size in the list.
    c.size.w = 75;
    board.cards[c.id] = c;
    return c.id;
  }
  Id island(Vec2 plate) {
    model::Island i;
    i.id = ids.next();
    i.plate_pos = plate;
    i.plate = "島";
    board.islands[i.id] = i;
    return i.id;
  }
};

std::size_t boxes_at(const DrawList& list, Vec2 centre) {
  std::size_t n = 0;
  for (const auto& e : list.entries)
    if (const auto* b = std::get_if<Box>(&e.item); b && base::distance(b->centre, centre) < 1e-6)
      ++n;
  return n;
}

const Rect kView{{-250, -140}, {250, 140}};

}  // namespace

TEST_CASE(
    "heap: of thousands of cards on one spot those that can be seen are drawn, topmost last") {
  Heap heap;
  Id top;
  for (int i = 0; i < 5000; ++i) top = heap.card({0, 0});
  heap.board.cards.at(top).color = model::PaperColor::sky;
  Scene scene(*heap.typesetter, heap.look);
  scene.show(&heap.board);
  for (const double scale : {0.05, 0.5, 3.78, 20.0}) {
    DrawList list;
    scene.paint(kView, scale, list);
    CHECK(list.entries.size() < 1500);
    const Box* last = nullptr;
    for (const auto& e : list.entries)
      if (const auto* b = std::get_if<Box>(&e.item); b && b->size.w == 75) last = b;
    REQUIRE(last);
    CHECK(last->fill == heap.look.paper_of(model::PaperColor::sky));
  }
  const auto found = scene.hit({10, 10}, 5);
  REQUIRE(found);
  CHECK(found->id == top);
}

TEST_CASE("heap: reports leave nothing out") {
  Heap heap;
  for (int i = 0; i < 1000; ++i) heap.card({0, 0});
  const BoardPicture all = draw_board(heap.board, *heap.typesetter, heap.look);
  CHECK(boxes_at(all.list, {0, 0}) == 1000);
}

TEST_CASE("heap: a card of which any part shows is drawn") {
  std::mt19937 random(4);
  for (int round = 0; round < 8; ++round) {
    Heap heap;
    std::vector<Id> cards;
    for (int i = 0; i < 250; ++i)
      cards.push_back(heap.card({double(random() % 300) - 150, double(random() % 200) - 100},
                                round % 2 ? double(random() % 628) / 100 : 0));
    Scene scene(*heap.typesetter, heap.look);
    scene.show(&heap.board);
    DrawList list;
    scene.paint(kView, 3.78, list);
    for (std::size_t i = 0; i < cards.size(); ++i) {
      const auto shape = model::shape_of(heap.board.cards.at(cards[i]));
      bool seen = false;
      for (double x = -34; x <= 34 && !seen; x += 2)
        for (double y = -22; y <= 22 && !seen; y += 2) {
          const Vec2 p = shape.to_world({x, y});
          bool covered = !kView.contains(p);
          for (std::size_t k = i + 1; k < cards.size() && !covered; ++k)
            covered = model::shape_of(heap.board.cards.at(cards[k])).contains(p);
          seen = !covered;
        }
      if (seen) CHECK(boxes_at(list, shape.centre) >= 1);
    }
    CHECK(list.entries.size() < 250 * 4);
  }
}

TEST_CASE("heap: a part painted anew has what the whole has there") {
  std::mt19937 random(9);
  Heap heap;
  for (int i = 0; i < 3000; ++i)
    heap.card({double(random() % 60) - 30, double(random() % 40) - 20},
              double(random() % 100) / 300);
  Scene scene(*heap.typesetter, heap.look);
  scene.show(&heap.board);
  DrawList whole, part;
  scene.paint(kView, 3.78, whole);
  const Rect region{{20, 10}, {60, 45}};
  scene.paint(region, 3.78, part);
  std::set<std::pair<double, double>> of_whole;
  for (const auto& e : whole.entries)
    if (const auto* b = std::get_if<Box>(&e.item)) of_whole.insert({b->centre.x, b->centre.y});
  std::size_t in_both = 0;
  for (const auto& e : part.entries)
    if (const auto* b = std::get_if<Box>(&e.item)) {
      CHECK(of_whole.contains({b->centre.x, b->centre.y}));
      ++in_both;
    }
  CHECK(in_both > 0);
}

TEST_CASE("heap: thousands of islands on one spot are drawn as a few, each readable plate above") {
  Heap heap;
  for (int i = 0; i < 2000; ++i) heap.card({0, 40}, 0, heap.island({0, 0}));
  Scene scene(*heap.typesetter, heap.look);
  scene.show(&heap.board);
  for (const double scale : {0.2, 3.78}) {
    DrawList list;
    scene.paint(kView, scale, list);
    CHECK(list.entries.size() < 3000);
  }
  // Lifting one, too.
  const auto found = scene.hit({0, 0}, 5);
  REQUIRE(found);
  scene.hold({ItemKind::island, found->id});
  DrawList held;
  std::vector<Rect> bounds;
  scene.paint_held(3.78, held, bounds);
  CHECK(held.entries.size() > 2);
  CHECK(held.entries.size() < 40);
}

TEST_CASE("heap: an island of very many cards on one spot is made and lifted in no time") {
  Heap heap;
  const Id all = heap.island({0, -60});
  for (int i = 0; i < 20000; ++i) heap.card({i % 3 * 0.2, 0}, 0, all);
  Scene scene(*heap.typesetter, heap.look);
  scene.show(&heap.board);
  const auto line = scene.outline(all);
  REQUIRE(line);
  CHECK(line->rings.size() == 1);
  scene.hold({ItemKind::island, all});
  DrawList held;
  std::vector<Rect> bounds;
  scene.paint_held(3.78, held, bounds);
  CHECK(held.entries.size() < 1500);
}
