// How a card's handwriting lies on it: one answer for the screen, the hit of a pen and the report.
// Ink alone fills the card as it was written; where the card has text too (what the ink was read
// as), the text stands small at the bottom and the ink above it. Pure, any thread.
#pragma once

#include <string>
#include <vector>

#include "canvas/draw_list.h"
#include "model/session.h"

namespace canvas {

/// From the ink's millimetres to the card's, both from the card's middle and turned with it.
struct InkPlace {
  double scale = 1;
  Vec2 offset;
  /// Where the card's text goes, if it gets any, mm from the card's middle.
  Rect words;
  double words_em = 0;  // mm

  Vec2 to_card(Vec2 ink) const { return offset + ink * scale; }
  Vec2 to_ink(Vec2 card) const { return (card - offset) / scale; }
};

/// For a card with ink. While somebody writes by hand, ask for the card without its text: what is
/// written must not move under the finger.
InkPlace ink_place(const model::Card& card);

/// The factor by which a card of kCardSize is enlarged to lie in `size`.
double ink_scale(Size size);
/// The size of the letters below ink, mm.
double ink_words_em(Size size);
/// Around all strokes with their widths, in the ink's mm; empty for none.
Rect ink_bounds(const std::vector<model::InkStroke>& ink);
/// How far ink may reach beyond the card's edge, mm.
double ink_reach(const model::Card& card);

/// What a card of this size on the screen (`scale` px/mm) shows instead of its ink: two lines; none
/// where the ink itself is to be drawn.
Greek greek_for_ink(const model::Card& card, double scale, Color ink);

/// The points that are `least` mm or more apart, and the last one: for a small picture.
std::vector<Vec2> thinned(const std::vector<Vec2>& points, double least);

/// A copy of the layout with everything moved: words keep the origin that a caret counts from.
text::LayoutPtr moved(const text::Layout& layout, Vec2 by);

}  // namespace canvas
