#include "desk/button.h"

namespace desk {

namespace {
constexpr double kBeside_mm = 1;
constexpr double kWordsGap_mm = 1.2;
constexpr double kEdge_mm = 0.3;
constexpr std::uint8_t kFaint = 90;
}  // namespace

bool Button::hit(base::Vec2 window_mm) const {
  return base::distance(place.centre, window_mm) <= place.size.w / 2 + kBeside_mm;
}

std::array<base::Vec2, 4> Button::quad() const {
  const base::TurnedRect upright{place.centre, place.size, 0};
  return {upright.corner(0), upright.corner(1), upright.corner(2), upright.corner(3)};
}

void draw(const std::vector<Button>& buttons, std::uint32_t layer, canvas::DrawList& out) {
  for (const Button& b : buttons) {
    const Button::Paint& paint = b.pressed ? b.down : b.rest;
    canvas::Box face;
    face.centre = b.place.centre;
    face.size = b.place.size;
    face.turn = b.place.turn;
    face.radius = b.place.size.w / 2;
    face.fill = paint.face;
    face.edge = paint.edge;
    face.edge_width = paint.edge.a > 0 ? kEdge_mm : 0;
    out.add(layer, face);
  }
  for (const Button& b : buttons) {
    canvas::Color icon = (b.pressed ? b.down : b.rest).icon, ink = b.words_ink;
    if (!b.enabled) icon.a = ink.a = kFaint;
    out.add(layer + 1, canvas::Icon{b.icon, b.place.centre, b.icon_size, b.place.turn, icon});
    if (!b.words) continue;
    const base::Size size{b.words->box.w, b.words->height};
    const base::Vec2 below = b.place.to_world({0, b.place.size.h / 2 + kWordsGap_mm + size.h / 2});
    out.add(layer + 1, canvas::Text{b.words, below - base::Vec2{size.w / 2, size.h / 2}, below,
                                    b.place.turn, ink});
  }
}

}  // namespace desk
