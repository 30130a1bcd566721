#include "desk/thing_under.h"

#include <algorithm>

#include "canvas/scene.h"

namespace desk {

namespace {
constexpr double kSlop_mm = 4;  // a finger is 10 mm wide
}

Id thing_under(const Desk& desk, Vec2 px) {
  const auto over = [&](const Rect& r) { return r.contains(px); };
  if (std::ranges::any_of(desk.covered(), over)) return {};
  const Vec2 at = desk.camera.to_map(px);
  const auto hit = desk.scene.hit(at, desk.on_map(kSlop_mm));
  if (hit && !canvas::is_line(hit->kind)) return hit->id;
  if (const auto pile = desk.scene.card_at(at, {})) return *pile;
  return desk.scene.island_at(at);
}

}  // namespace desk
