#include "desk/arrange.h"

#include <algorithm>

#include "ops/room.h"
#include "ops/spread.h"
#include "ops/tidy.h"

namespace desk {

bool spread(Desk& desk) {
  return desk.rearrange(ops::spread_all(desk.board(), desk.kept_still(), desk.sight()));
}

bool tidy_island(Desk& desk, Id island, double facing_rad) {
  const model::Board& board = desk.board();
  const std::set<Id> all = ops::island_and_all_in(board, island);
  const std::set<Id> still = desk.kept_still();
  if (std::any_of(all.begin(), all.end(), [&](Id id) { return still.contains(id); })) return false;
  ops::Ops ops = ops::tidy_island(board, island, facing_rad);
  if (ops.empty()) return false;
  const ops::Laid laid = ops::with_room(board, std::move(ops), {all, still}, desk.sight());
  return desk.rearrange(laid.ops, laid.farther);
}

bool tidy_all(Desk& desk, double facing_rad) {
  return desk.rearrange(ops::tidy_all(desk.board(), facing_rad, desk.kept_still(), desk.sight()));
}

}  // namespace desk
