#include "ops/rounds.h"

#include <algorithm>

#include "ops/op.h"

namespace ops {

using namespace model;

namespace {
constexpr int kMost = 99;
}

Ops next_round(const Board& board) {
  if (board.round >= kMost) return {};
  Ops out{Change<Board>{{}, board.id, Patch<Board>{}.set<&Board::round>(board.round + 1)}};
  for (const auto& [id, card] : board.cards)
    if (card.place == Place::table && card.island.nil() && card.alone < kMost)
      out.push_back(Change<Card>{board.id, id, Patch<Card>{}.set<&Card::alone>(card.alone + 1)});
  return out;
}

}  // namespace ops
