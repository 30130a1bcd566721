#include "tools/forward.h"

#include "canvas/scene.h"
#include "ops/heights.h"

namespace tools {

namespace {
constexpr double kPlateSlop_mm = 4;  // on the screen: a finger so far beside the plate means it
}

bool Forward::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (g.kind != input::GestureKind::double_tap || !thing || thing->kind != ItemKind::island)
    return false;
  const model::Island* island = model::find_island(desk_.board(), thing->id);
  if (!island) return false;
  const Vec2 at = desk_.camera.to_map(g.pos_px);
  if (model::plate_shape_of(*island).contains(at, desk_.on_map(kPlateSlop_mm))) return false;
  if (!island->symbol.empty())
    if (const auto mark = desk_.scene.symbol_place(island->id); mark && mark->contains(at))
      return false;
  desk_.apply(ops::forward_or_back(desk_.board(), thing->id));
  return true;
}

}  // namespace tools
