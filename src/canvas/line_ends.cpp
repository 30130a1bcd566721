#include "canvas/line_ends.h"

#include <algorithm>

#include "canvas/shape.h"
#include "model/closed.h"

namespace canvas {

using namespace model;

namespace {

void add_holders(const Board& board, Id island, std::vector<Id>& out) {
  for (const Island* at = find_island(board, island); at; at = find_island(board, at->parent))
    out.push_back(at->id);
}

bool holds(const Board& board, Id island, Id end) {
  const std::vector<Id> holders = holders_of(board, end);
  return std::ranges::count(holders, island) > 0;
}

LineEnd end_at(const TurnedRect& s) {
  return {s.centre, Shape{{{s.corner(0), s.corner(1), s.corner(2), s.corner(3)}}}};
}

}  // namespace

std::vector<Id> holders_of(const Board& board, Id end) {
  std::vector<Id> out;
  if (const Card* card = find_card(board, end))
    add_holders(board, card->island, out);
  else if (const Island* island = find_island(board, end))
    add_holders(board, island->parent, out);
  return out;
}

std::optional<Pose> LineEnds::pose_of(const Board& board, Id of) const {
  if (holding_.empty()) return {};
  const Id end = seen_of(board, of);
  const bool card = find_card(board, end) != nullptr;
  return holding_.pose_of({card ? ItemKind::card : ItemKind::island, end});
}

double LineEnds::turn_of(const Board& board, Id of) const {
  const Id end = seen_of(board, of);
  const Card* card = find_card(board, end);
  const Island* island = find_island(board, end);
  const auto pose = pose_of(board, end);
  return base::normal_angle((card     ? card->turn
                             : island ? island->plate_turn
                                      : 0) +
                            (pose ? pose->turn : 0));
}

std::optional<LineEnd> LineEnds::end_of(const Board& board, Id of) const {
  const Id id = seen_of(board, of);
  const auto pose = pose_of(board, id);
  if (const Card* c = find_card(board, id)) {
    if (!places_.shown({ItemKind::card, id})) return {};
    return end_at(pose ? pose->apply(shape_of(*c)) : shape_of(*c));
  }
  const auto outline = outlines_.of(id);
  if (!outline || !places_.shown({ItemKind::island, id})) return {};
  Shape shape = *outline;
  Vec2 plate = board.islands.at(id).plate_pos;
  if (pose) {
    for (auto& ring : shape.rings)
      for (Vec2& p : ring) p = pose->apply(p);
    plate = pose->apply(plate);
  }
  // Of one bent round others the middle may be theirs.
  const Vec2 middle = bounds_of(shape).centre();
  return LineEnd{contains(shape, middle) ? middle : plate, std::move(shape)};
}

std::optional<std::pair<LineEnd, LineEnd>> LineEnds::ends_of(const Board& board,
                                                             const Relation& r) const {
  const Id a = seen_of(board, r.from), b = seen_of(board, r.to);
  if (a == b) return {};
  auto from = end_of(board, a), to = end_of(board, b);
  if (!from || !to) return {};
  // To what lies in it a line leads from the plate: the rest of the island is all round the other.
  const auto as_plate = [&](Id island, LineEnd& end) {
    const ItemRef ref{ItemKind::plate, island};
    if (!places_.shown(ref)) return;
    const TurnedRect shape = outlines_.plate(board, board.islands.at(island));
    const auto pose = holding_.pose_of(ref);
    end = end_at(pose ? pose->apply(shape) : shape);
  };
  if (holds(board, a, b)) as_plate(a, *from);
  if (holds(board, b, a)) as_plate(b, *to);
  return std::pair{std::move(*from), std::move(*to)};
}

}  // namespace canvas
