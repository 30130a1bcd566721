// The part of Scene that draws handwriting, and the text below it.
#include <algorithm>
#include <cmath>

#include "canvas/ink.h"
#include "canvas/scene.h"

namespace canvas {
namespace {

constexpr double kInkDrawn_px = 40;    // a card below this width shows that it has ink, not which
constexpr double kInkDetail_px = 1.2;  // points nearer to each other are left out

}  // namespace

Greek greek_for_ink(const model::Card& card, double scale, Color ink) {
  Greek g;
  const Size size = card.size;
  if (size.w * scale >= kInkDrawn_px) return g;
  g.lines = 2;
  g.line_height = float(size.h * 0.3);
  g.full_width = float(size.w * 0.75);
  g.last_width = float(size.w * 0.5);
  g.color = {ink.r, ink.g, ink.b, 110};
  return g;
}

text::LayoutPtr Scene::card_layout(const model::Card& c) {
  const ItemRef ref{ItemKind::card, c.id};
  if (c.ink.empty()) return layout(ref, c.text, c.size, {});
  if (layouts_.size() > kLayoutsKept) layouts_.clear();
  auto& slot = layouts_[ref];
  if (slot) return slot;
  // The text under the ink, in a layout whose origin is that of any card's text.
  const InkPlace place = ink_place(c);
  text::Style style;
  style.em = place.words_em;
  const Rect& words = place.words;
  const auto set = typesetter_.layout(c.text, style, words.width(), words.height());
  const Vec2 corner{-c.size.w / 2 + text::kPadding, -c.size.h / 2 + text::kPadding};
  slot = moved(*set, Vec2{words.min.x, words.centre().y - set->height / 2} - corner);
  return slot;
}

void Scene::draw_ink(const model::Card& card, const TurnedRect& shape, double scale,
                     std::uint32_t layer, DrawList& out) {
  const InkPlace place = ink_place(card);
  const double c = std::cos(shape.turn), s = std::sin(shape.turn);
  const double least = kInkDetail_px / (scale * place.scale);
  for (const model::InkStroke& ink : card.ink) {
    Stroke stroke;
    stroke.points = thinned(ink.points, least);
    for (Vec2& p : stroke.points) {
      const Vec2 local = place.to_card(p);
      p = shape.centre + Vec2{local.x * c - local.y * s, local.x * s + local.y * c};
    }
    stroke.width = std::max(ink.width * place.scale, 1 / scale);
    stroke.color = look_.ink;
    out.add(layer, std::move(stroke));
  }
}

}  // namespace canvas
