#include "desk/bundles.h"

#include <algorithm>

#include "model/closed.h"
#include "ops/document.h"
#include "ops/piles.h"
#include "ops/room.h"

namespace desk {

namespace {

bool refused(Desk& desk) {
  desk.notices.refuse(
      desk.tr("Not now: somebody is holding or writing something that lies in the bundle."));
  return true;
}

/// Somebody holds or writes one of these: that is said.
bool in_use(Desk& desk, const std::set<Id>& things) {
  const std::set<Id> still = desk.kept_still();
  return std::ranges::any_of(things, [&](Id id) { return still.contains(id); }) && refused(desk);
}

}  // namespace

bool close_bundle(Desk& desk, Id island) {
  ops::Ops ops = ops::close_bundle(desk.board(), island);
  if (ops.empty() || in_use(desk, ops::island_and_all_in(desk.board(), island))) return false;
  return desk.apply(std::move(ops));
}

bool open_bundle(Desk& desk, Id island) {
  const model::Board& board = desk.board();
  if (board.index_map && model::is_pile(board, island)) {
    desk.notices.say(desk.tr("This is the index map: the bundles open once it is switched off."));
    return false;
  }
  ops::Ops ops = ops::open_bundle(board, island);
  if (ops.empty()) return false;
  // A plate that is being written on stays where it is; that of whoever taps is in their hand.
  if (desk.written.contains(island) && refused(desk)) return false;
  return desk.apply(std::move(ops));
}

bool show_index_map(Desk& desk, bool on) {
  std::set<Id> hidden;
  for (const Id island : model::children_of(desk.board(), {}))
    for (const Id id : ops::island_and_all_in(desk.board(), island)) hidden.insert(id);
  ops::Ops ops = ops::set_index_map(desk.board(), on);
  if (ops.empty() || in_use(desk, hidden)) return false;
  return desk.apply(std::move(ops));
}

}  // namespace desk
