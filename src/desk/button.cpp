#include "desk/button.h"

#include <algorithm>
#include <cmath>

namespace desk {

namespace {

// Millimetres.
constexpr double kWordsGap = 1.2;  // below a disc
constexpr double kDiscEdge = 0.3;
constexpr double kPaperRadius = 3, kPaperEdge = 0.4, kPaperShadow = 1.2;
constexpr double kFlatEdge = 0.25;
constexpr double kIconAt = 7;                        // its middle, from a paper's left
constexpr double kWordsFrom = 11, kWordsMargin = 1;  // on a paper, from its left and to its right
constexpr std::uint8_t kFaint = 90;

/// Where the middle of the icon is, and that of the words.
base::Vec2 icon_at(const Button& b) {
  if (b.shape == Button::Shape::flat) return b.icon_at;
  const bool beside = b.shape == Button::Shape::paper && b.words;
  return beside ? base::Vec2{kIconAt * b.scale - b.place.size.w / 2, 0} : base::Vec2{};
}
base::Vec2 words_at(const Button& b) {
  if (b.shape == Button::Shape::flat) return b.words_at;
  if (b.shape == Button::Shape::paper) return {(kWordsFrom - kWordsMargin) * b.scale / 2, 0};
  return {0, b.place.size.h / 2 + kWordsGap + b.words->height / 2};
}

canvas::Box face_of(const Button& b, const Button::Paint& paint) {
  canvas::Box face;
  face.centre = b.place.centre;
  face.size = b.place.size;
  face.turn = b.place.turn;
  face.fill = paint.face;
  face.edge = paint.edge;
  switch (b.shape) {
    case Button::Shape::disc:
      face.radius = b.place.size.w / 2;
      face.edge_width = kDiscEdge;
      break;
    case Button::Shape::paper:
      face.radius = kPaperRadius;
      face.edge_width = kPaperEdge;
      face.shadow = kPaperShadow;
      break;
    case Button::Shape::flat:
      face.radius = b.radius;
      face.edge_width = kFlatEdge;
      break;
  }
  if (paint.edge.a == 0) face.edge_width = 0;
  return face;
}

}  // namespace

double Button::away(base::Vec2 mm) const {
  if (shape == Shape::disc)
    return std::max(base::distance(place.centre, mm) - place.size.w / 2, 0.0);
  const base::Vec2 at = place.to_local(mm);
  return std::max({std::abs(at.x) - place.size.w / 2, std::abs(at.y) - place.size.h / 2, 0.0});
}

std::array<base::Vec2, 4> Button::quad() const {
  const base::TurnedRect r{place.centre, place.size, shape == Shape::disc ? 0 : place.turn};
  return {r.corner(0), r.corner(1), r.corner(2), r.corner(3)};
}

double Button::words_room() const { return place.size.w - (kWordsFrom + kWordsMargin) * scale; }

void draw(const std::vector<Button>& buttons, std::uint32_t layer, canvas::DrawList& out) {
  for (const Button& b : buttons) out.add(layer, face_of(b, b.pressed ? b.down : b.rest));
  for (const Button& b : buttons) {
    canvas::Color icon = (b.pressed ? b.down : b.rest).icon, ink = b.words_ink;
    if (!b.enabled) icon.a = ink.a = kFaint;
    const double turn = b.place.turn;
    if (!b.icon.empty())
      out.add(layer + 1,
              canvas::Icon{b.icon, b.place.to_world(icon_at(b)), b.icon_size, turn, icon});
    if (!b.words) continue;
    const base::Vec2 middle = b.place.to_world(words_at(b));
    const base::Vec2 half{b.words->box.w / 2, b.words->height / 2};
    out.add(layer + 1, canvas::Text{b.words, middle - half, middle, turn, ink});
  }
}

}  // namespace desk
