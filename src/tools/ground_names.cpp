#include "tools/ground_names.h"

#include <algorithm>
#include <set>

#include "canvas/ground.h"
#include "canvas/scene.h"

namespace tools {

namespace {

constexpr double kTarget_mm = 10;  // on the screen

std::string name_of(model::GroundPart part) {
  using Kind = model::GroundPart::Kind;
  switch (part.kind) {
    case Kind::column:
      return "zone-column-" + std::to_string(part.index + 1);
    case Kind::row:
      return "zone-row-" + std::to_string(part.index + 1);
    case Kind::across:
      return "zone-across";
    case Kind::down:
      return "zone-down";
  }
  return {};
}

/// As they can be touched.
std::vector<canvas::GroundName> names_on(const Desk& desk) {
  if (desk.read_only || !model::has_ground(desk.board())) return {};
  auto out = canvas::names_on(desk.board().ground, desk.scene.look().letters.scale);
  const double least = desk.on_map(kTarget_mm);
  for (canvas::GroundName& name : out)
    name.room.size = {std::max(name.room.size.w, least), std::max(name.room.size.h, least)};
  return out;
}

}  // namespace

bool GroundNames::on_gesture(const input::Gesture& g, std::optional<ItemRef> thing) {
  if (thing || g.kind != input::GestureKind::tap) return false;
  const Vec2 at = desk_.camera.to_map(g.pos_px);
  for (const canvas::GroundName& name : names_on(desk_))
    if (name.room.contains(at)) asked_ = name.part;
  return false;  // whoever writes elsewhere ends by it
}

void GroundNames::add_buttons(std::vector<desk::Button>& out) const {
  const Rect seen = desk_.camera.view();
  const double k = desk_.camera.scale / desk_.camera.px_per_mm;
  std::set<std::string> told;
  for (const canvas::GroundName& name : names_on(desk_)) {
    desk::Button b;
    b.name = name_of(name.part);
    if (!told.insert(b.name).second) b.name += "-turned";
    if (!seen.contains(name.room.centre)) continue;
    b.shape = desk::Button::Shape::paper;
    b.place = {desk_.to_window_mm(name.room.centre),
               {name.room.size.w * k, name.room.size.h * k},
               name.room.turn};
    out.push_back(std::move(b));
  }
}

}  // namespace tools
