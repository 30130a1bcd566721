#include "report/upright.h"

#include <algorithm>

#include "ops/build.h"
#include "ops/in_sight.h"
#include "ops/op.h"
#include "ops/piles.h"
#include "ops/room.h"
#include "ops/spread.h"

namespace report {

namespace {

constexpr double kFar = 2 * model::kTableLimit;

}  // namespace

model::Board opened(const model::Board& board) {
  const ops::Sight all{{{-kFar, -kFar}, {kFar, kFar}}, {}, 0};
  ops::Ops ops = ops::set_index_map(board, false);
  for (const auto& [id, island] : board.islands)
    for (ops::Op& op : ops::open_bundle(board, id)) ops.push_back(std::move(op));
  if (ops.empty()) return board;
  model::Session copy;
  model::Board& out = copy.boards.emplace(board.id, board).first->second;
  for (const ops::Op& op : ops::with_room(board, std::move(ops), {}, all).ops)
    (void)ops::apply(copy, op);
  return std::move(out);
}

model::Board upright(const model::Board& table) {
  const model::Board board = opened(table);
  ops::Turns turns = ops::turns_in(board, {});
  for (auto& [id, turn] : turns.cards) turn = 0;
  for (auto& [id, turn] : turns.plates) turn = 0;
  turns.places = ops::spread(board, turns.cards, {{-kFar, -kFar}, {kFar, kFar}});
  model::Session copy;
  model::Board& out = copy.boards.emplace(board.id, board).first->second;
  for (const ops::Op& op : ops::turn_each(board, turns)) {
    // At the table's outermost limit a card may find no place beside it: it stays.
    (void)ops::apply(copy, op);
  }
  // What lay on one another on the table, too: on paper nobody can lift a card.
  for (const ops::Op& op : ops::spread_all(out, {}, {{{-kFar, -kFar}, {kFar, kFar}}, {}, 0}))
    (void)ops::apply(copy, op);
  return std::move(out);
}

std::optional<model::Board> upright_on(const model::Board& shown, const model::Board& before,
                                       const model::Board& now) {
  const auto is_closed = [](const auto& island) { return island.second.closed; };
  if (now.id != shown.id || now.index_map || std::ranges::any_of(now.islands, is_closed)) return {};
  if (before.index_map || std::ranges::any_of(before.islands, is_closed)) return {};
  model::Board out = now;
  for (auto& [id, card] : out.cards) {
    card.turn = 0;
    const auto was = before.cards.find(id), is = shown.cards.find(id);
    if (was == before.cards.end() || is == shown.cards.end()) continue;
    card.pos = is->second.pos + (card.pos - was->second.pos);
  }
  for (auto& [id, island] : out.islands) {
    island.plate_turn = 0;
    const auto was = before.islands.find(id), is = shown.islands.find(id);
    if (was == before.islands.end() || is == shown.islands.end()) continue;
    island.plate_pos = is->second.plate_pos + (island.plate_pos - was->second.plate_pos);
  }
  return out;
}

}  // namespace report
