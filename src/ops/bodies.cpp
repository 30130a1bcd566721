#include "ops/bodies.h"

#include "model/closed.h"

namespace ops {

using namespace model;

namespace {
constexpr double kNoise = 0.005;  // mm that nobody sees
}  // namespace

Body body_of(const Card& c) {
  Body b;
  b.id = c.id;
  b.before = b.now = shape_of(c);
  b.island = c.island;
  return b;
}

Body body_of(const Island& i) {
  Body b;
  b.id = b.island = i.id;
  b.before = b.now = plate_shape_of(i);
  b.plate = true;
  return b;
}

std::vector<Body> bodies_of(const Board& board) {
  std::vector<Body> out;
  for (const auto& [id, c] : board.cards)
    if (c.place == Place::table && hidden_by(board, c).nil()) out.push_back(body_of(c));
  for (const auto& [id, i] : board.islands)
    if (hidden_by(board, i).nil()) out.push_back(body_of(i));
  return out;
}

void add_covers(std::vector<Body>& bodies, const Sight& sight) {
  for (const base::Rect& r : sight.covered) {
    Body b;
    b.before = b.now = {r.centre(), {r.width(), r.height()}, 0};
    b.fixed = true;
    bodies.push_back(b);
  }
}

Op laid_at(Id board, const Body& b) {
  if (b.plate)
    return Change<Island>{board, b.id, Patch<Island>{}.set<&Island::plate_pos>(b.now.centre)};
  return Change<Card>{board, b.id, Patch<Card>{}.set<&Card::pos>(b.now.centre)};
}

Ops moved_to(const Board& board, const std::vector<Body>& bodies) {
  Ops out;
  for (const Body& b : bodies) {
    const Card* card = find_card(board, b.id);
    const Island* island = find_island(board, b.id);
    if (!card && !island) continue;
    const Vec2 was = card ? card->pos : island->plate_pos;
    if (base::distance(was, b.now.centre) >= kNoise) out.push_back(laid_at(board.id, b));
  }
  return out;
}

}  // namespace ops
