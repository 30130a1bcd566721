#include "canvas/ink.h"

#include <algorithm>

#include "model/invariants.h"
#include "text/typesetter.h"

namespace canvas {
namespace {

constexpr double kInkHeight = 37;    // mm of a standard card that ink keeps beside text
constexpr double kEdge = 1;          // mm free round the ink and below the words
constexpr double kInkDrawn_px = 40;  // a card below this width shows that it has ink, not which

}  // namespace

double ink_scale(Size size) {
  return std::min(size.w / model::kCardSize.w, size.h / model::kCardSize.h);
}

double ink_words_em(Size size) { return text::kSmallestText * std::min(1.0, ink_scale(size)); }

Rect ink_bounds(const std::vector<model::InkStroke>& ink) {
  Rect out;
  for (const model::InkStroke& stroke : ink) {
    Rect line;
    for (const Vec2 p : stroke.points) line = line.united({p, p});
    out = out.united(line.grown(stroke.width / 2));
  }
  return out;
}

double ink_reach(const model::Card& card) {
  return card.ink.empty() ? 0 : ink_scale(card.size) * (model::kInkSlack + model::kMaxInkWidth / 2);
}

InkPlace ink_place(const model::Card& card) {
  InkPlace out;
  out.scale = ink_scale(card.size);
  const double w = card.size.w, h = card.size.h, k = out.scale;
  const double top = -h / 2 + kInkHeight * k;
  const double padding = std::min(text::kPadding, w / 4);
  out.words = {{-w / 2 + padding, top}, {w / 2 - padding, h / 2 - kEdge * k}};
  out.words_em = ink_words_em(card.size);
  if (card.text.empty()) return out;
  const Rect ink = ink_bounds(card.ink);
  if (ink.empty()) return out;
  const double edge = kEdge * k;
  const Rect room{{-w / 2 + edge, -h / 2 + edge}, {w / 2 - edge, top}};
  out.scale = std::min({k, room.width() / ink.width(), room.height() / ink.height()});
  const Rect placed{ink.min * out.scale, ink.max * out.scale};
  const auto into = [](double low, double high, double from, double to) {
    return low < from ? from - low : high > to ? to - high : 0;
  };
  out.offset = {into(placed.min.x, placed.max.x, room.min.x, room.max.x),
                into(placed.min.y, placed.max.y, room.min.y, room.max.y)};
  return out;
}

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

std::vector<Vec2> thinned(const std::vector<Vec2>& points, double least) {
  if (points.size() < 3 || least <= 0) return points;
  std::vector<Vec2> out{points.front()};
  for (std::size_t i = 1; i + 1 < points.size(); ++i)
    if (base::distance(points[i], out.back()) >= least) out.push_back(points[i]);
  out.push_back(points.back());
  return out;
}

text::LayoutPtr moved(const text::Layout& layout, Vec2 by) {
  auto out = std::make_shared<text::Layout>(layout);
  const auto x = static_cast<float>(by.x), y = static_cast<float>(by.y);
  for (text::Line& line : out->lines) line.x += x, line.baseline += y;
  for (text::GlyphRun& run : out->runs)
    for (text::Glyph& glyph : run.glyphs) glyph.x += x, glyph.y += y;
  for (text::Layout::Stop& stop : out->stops) stop.x += x;
  return out;
}

}  // namespace canvas
