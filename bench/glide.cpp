// bench_glide [CARDS…]: what it costs that so many cards are seen to go aside at once: taking them off
// the still layer, each frame, and laying them down again. Milliseconds, of the scene alone.
#include <fmt/core.h>

#include <chrono>
#include <cmath>
#include <cstdlib>

#include "base/assets.h"
#include "canvas/scene.h"
#include "text/typesetter.h"

namespace {

using Clock = std::chrono::steady_clock;

struct StillClock : base::Clock {
  double now_s() const override { return 0; }
  base::WallTime wall() const override { return 1; }
};

template <class F>
double ms(F&& f) {
  const auto begin = Clock::now();
  f();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void measure(int cards, text::Typesetter& typesetter) {
  const StillClock clock;
  base::IdSource ids(clock, 3);
  model::Board board;
  board.id = ids.next();
  std::vector<canvas::ItemRef> all;
  const int columns = int(std::ceil(std::sqrt(double(cards))));
  for (int i = 0; i < cards; ++i) {
    model::Card c;
    c.id = ids.next();
    c.text = "みんなで話し合う";
    c.pos = {double(i % columns) * 79, double(i / columns) * 54};
    c.z = i;
    board.cards[c.id] = c;
    all.push_back({canvas::ItemKind::card, c.id});
  }
  canvas::Scene scene(typesetter, canvas::Look{});
  scene.show(&board);
  canvas::DrawList still;
  scene.paint(scene.bounds(), 0.4, still);
  const double up = ms([&] {
    for (const auto ref : all) {
      scene.hold(ref);
      scene.set_in_hand(ref, false);
    }
  });
  std::size_t layers = 0, boxes = 0;
  double frame = 0;
  constexpr int kFrames = 10;
  for (int n = 0; n < kFrames; ++n) {
    canvas::DrawList list;
    std::vector<canvas::Rect> bounds;
    frame += ms([&] {
      for (const auto ref : all)
        scene.set_pose(ref, {{10.0 - n, 5}, 0, board.cards.at(ref.id).pos});
      scene.paint_held(0.4, list, bounds);
    });
    layers = list.entries.empty() ? 0 : list.entries.back().layer;
    boxes = bounds.size();
  }
  const double down = ms([&] {
    for (const auto ref : all) scene.let_go(ref);
    scene.take_damage();
  });
  fmt::print(
      "{:6} cards: up {:7.1f} ms, a frame {:6.2f} ms (layers up to {}, {} boxes), down {:7.1f} "
      "ms\n",
      cards, up, frame / kFrames, layers, boxes, down);
}

}  // namespace

int main(int argc, char** argv) {
  auto typesetter = text::Typesetter::create(base::find_assets().fonts);
  if (!typesetter) return 1;
  if (argc < 2)
    for (const int cards : {150, 1000, 3000}) measure(cards, **typesetter);
  for (int i = 1; i < argc; ++i) measure(std::atoi(argv[i]), **typesetter);
}
