#include "ops/read_through.h"

#include <algorithm>

#include "model/closed.h"
#include "ops/op.h"

namespace ops {

namespace {

using model::Board;
using model::Card;
using model::Place;

struct Lying {
  Id id;
  base::Rect box;
};

Lying lying(const Board& board, Id id) {
  if (const Card* card = model::find_card(board, id)) return {id, model::shape_of(*card).bounds()};
  const model::Island* island = model::find_island(board, id);
  return {id, island ? model::plate_shape_of(*island).bounds() : base::Rect{{0, 0}, {0, 0}}};
}

}  // namespace

std::vector<Id> in_reading_order(const Board& board, const std::vector<Id>& things) {
  std::vector<Lying> all;
  for (const Id id : things) all.push_back(lying(board, id));
  std::ranges::sort(all, [](const Lying& a, const Lying& b) {
    return a.box.min.y != b.box.min.y ? a.box.min.y < b.box.min.y : a.id < b.id;
  });
  std::vector<Id> out;
  for (auto first = all.begin(); first != all.end();) {
    // A row: what begins above the middle of its first.
    const double middle = first->box.centre().y;
    const auto end = std::find_if(first, all.end(),
                                  [&](const Lying& thing) { return thing.box.min.y > middle; });
    std::sort(first, end, [](const Lying& a, const Lying& b) {
      return a.box.min.x != b.box.min.x ? a.box.min.x < b.box.min.x : a.id < b.id;
    });
    for (; first != end; ++first) out.push_back(first->id);
  }
  return out;
}

Id closed_bundle_over(const Board& board, Id thing) {
  const Card* card = model::find_card(board, thing);
  return model::closed_over(card ? card->island : thing, false,
                            [&](Id id) { return model::find_island(board, id); });
}

std::vector<Id> read_in_round(const Board& board) {
  std::vector<Id> out;
  for (const auto& [id, card] : board.cards)
    if (card.place == Place::table && closed_bundle_over(board, id).nil()) out.push_back(id);
  for (const auto& [id, island] : board.islands)
    if (island.closed && closed_bundle_over(board, id) == id) out.push_back(id);
  return in_reading_order(board, out);
}

Ops mark_read(const Board& board, Id id) {
  const Card* card = model::find_card(board, id);
  if (!card || card->read >= board.round) return {};
  return {Change<Card>{board.id, id, model::Patch<Card>{}.set<&Card::read>(board.round)}};
}

}  // namespace ops
