#include "ops/twins.h"

#include <array>

#include "ops/op.h"

namespace ops {

using namespace model;
using base::Rect;

namespace {

constexpr double kBeside = 6;    // mm from the card to its twin
constexpr double kLine = 8;      // mm from what lies in an island to its line
constexpr double kOutside = 12;  // mm beside the line

/// All that lies in it.
Rect bounds_of(const Board& board, Id island) {
  Rect box;
  for (const Id id : subtree_of(board, island)) {
    box = box.united(plate_shape_of(board.islands.at(id)).bounds());
    for (const Id card : cards_in(board, id))
      box = box.united(shape_of(board.cards.at(card)).bounds());
  }
  return box;
}

/// Beside the card, or on the nearest side of all that lies in its outermost island.
Vec2 place_beside(const Board& board, const Card& card) {
  if (card.island.nil()) return card.pos + base::turned({card.size.w + kBeside, 0}, card.turn);
  const Rect shape = shape_of(card).bounds();
  const std::vector<Id> islands = path_to(board, card.island);
  const Rect out = bounds_of(board, islands.front())
                       .grown(kLine * double(islands.size()))
                       .grown(kOutside + std::max(shape.width(), shape.height()) / 2);
  Vec2 best = {out.max.x, card.pos.y};
  for (const Vec2 p : std::array{Vec2{out.min.x, card.pos.y}, Vec2{card.pos.x, out.min.y},
                                 Vec2{card.pos.x, out.max.y}})
    if (base::distance(p, card.pos) < base::distance(best, card.pos)) best = p;
  return best;
}

}  // namespace

Twin make_twin(const Board& board, Id id, base::IdSource& ids, base::WallTime now) {
  const Card* card = find_card(board, id);
  if (!card || card->place != Place::table || !card->twin.nil()) return {};
  if (card->text.empty() && card->ink.empty()) return {};
  Twin out{{}, ids.next()};
  Card twin = *card;
  twin.id = out.id;
  twin.twin = id;
  twin.pos = place_beside(board, *card);
  twin.island = {};
  twin.alone = 0;
  twin.z = top_z(board);
  twin.made = now;
  out.ops.push_back(Add<Card>{board.id, twin});
  out.ops.push_back(Change<Card>{board.id, id, Patch<Card>{}.set<&Card::twin>(out.id)});
  return out;
}

Ops free_twin(const Board& board, Id id) {
  const Card* card = find_card(board, id);
  if (!card || card->twin.nil()) return {};
  Ops out;
  for (const Id one : {id, card->twin})
    if (find_card(board, one))
      out.push_back(Change<Card>{board.id, one, Patch<Card>{}.set<&Card::twin>(Id{})});
  return out;
}

Ops remove_card(const Board& board, Id id) {
  Ops out = free_twin(board, id);
  for (const auto& [redaction, r] : board.redactions)
    if (r.about == id) out.push_back(Remove<Redaction>{board.id, redaction});
  out.push_back(Remove<Card>{board.id, id});
  return out;
}

Patch<Card> shared_by_twins(const Patch<Card>& patch) {
  Patch<Card> out;
  out.get<&Card::text>() = patch.get<&Card::text>();
  out.get<&Card::ink>() = patch.get<&Card::ink>();
  out.get<&Card::size>() = patch.get<&Card::size>();
  return out;
}

}  // namespace ops
