#include "tools/piles.h"

#include <utility>

#include "desk/bundles.h"
#include "model/closed.h"

namespace tools {

bool Piles::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (g.kind != input::GestureKind::tap || !thing || thing->kind != ItemKind::island) return false;
  const model::Board& board = desk_.board();
  const model::Island* island = model::find_island(board, thing->id);
  if (!island || !model::is_pile(board, thing->id) || desk_.read_only) return false;
  // On an index map the tap is for who has no plate yet.
  if (board.index_map && island->plate.empty()) return false;
  // It is still in the hand that taps: there it would be put back to where it was held.
  tapped_.push_back(thing->id);
  return true;
}

bool Piles::tick(double) {
  for (const Id id : std::exchange(tapped_, {})) desk::open_bundle(desk_, id);
  return false;
}

}  // namespace tools
