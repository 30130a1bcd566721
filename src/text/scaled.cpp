#include "text/scaled.h"

namespace text {

LayoutPtr scaled(const Layout& layout, double factor) {
  const auto k = float(factor);
  auto out = std::make_shared<Layout>(layout);
  out->em *= factor;
  out->box = {layout.box.w * factor, layout.box.h * factor};
  out->height *= factor;
  for (Line& line : out->lines) {
    line.x *= k, line.baseline *= k, line.width *= k;
    for (Piece& piece : line.pieces) piece.x *= k, piece.width *= k;
  }
  for (GlyphRun& run : out->runs) {
    run.em *= k;
    for (Glyph& glyph : run.glyphs) glyph.x *= k, glyph.y *= k, glyph.width *= k;
  }
  for (Layout::Stop& stop : out->stops) stop.x *= k;
  return out;
}

}  // namespace text
