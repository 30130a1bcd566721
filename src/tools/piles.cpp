#include "tools/piles.h"

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
  desk::open_bundle(desk_, thing->id);
  return true;
}

}  // namespace tools
