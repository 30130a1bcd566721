// Distance fields of outlines, for glyphs that stay sharp at every size and turn. FreeType makes
// them too, but at 11 to 25 ms a kanji (measured, 2.12); these take about 0.1 ms.
#pragma once

#include <cstdint>
#include <vector>

namespace gfx {

struct PointF {
  float x, y;
};
/// Closed polygons, y down, non-zero winding.
using Contours = std::vector<std::vector<PointF>>;

struct DistanceField {
  int left = 0, top = 0;  // of its first texel, in the contours' units
  int width = 0, height = 0;
  /// 128 on the outline, more inside: 255 at `spread` units within, 0 at `spread` without.
  std::vector<std::uint8_t> values;
};

/// The field of `contours` with room of `spread` (+1) units round them; empty without an outline.
DistanceField distance_field(const Contours& contours, float spread);

}  // namespace gfx
