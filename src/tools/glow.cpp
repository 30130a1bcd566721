#include "tools/glow.h"

#include "canvas/relation.h"
#include "canvas/scene.h"
#include "canvas/shape.h"
#include "tools/layers.h"

namespace tools {

namespace {
constexpr double kGlow = 1.8;  // mm on the screen
}

void draw_glow(const desk::Desk& desk, base::Id thing, desk::Overlay& overlay) {
  const auto shape = desk.scene.line_end(thing);
  if (!shape) return;
  const canvas::Look& look = desk.scene.look();
  for (const auto& ring : shape->shape.rings)
    overlay.map.add(kLines, canvas::Stroke{ring, desk.on_map(kGlow), look.accent, true, 0});
  canvas::Color tint = look.accent;
  tint.a = 26;
  overlay.map.add(kLines, canvas::Area{std::make_shared<canvas::Shape>(shape->shape), {}, tint});
}

}  // namespace tools
