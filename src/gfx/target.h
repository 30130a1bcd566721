// Where and how a picture is painted: rectangles in window pixels, the way from millimetres to
// pixels, and the framebuffer. Plain values; no OpenGL header is needed to use them.
#pragma once

#include "base/geometry.h"
#include "canvas/camera.h"
#include "canvas/draw_list.h"

namespace gfx {

/// Whole pixels from the window's top left, y down. Empty when w or h is not positive.
struct RectPx {
  int x = 0, y = 0, w = 0, h = 0;
  bool empty() const { return w <= 0 || h <= 0; }
  long long area() const { return empty() ? 0 : static_cast<long long>(w) * h; }
  RectPx common(const RectPx& o) const;
  RectPx united(const RectPx& o) const;
  bool intersects(const RectPx& o) const { return !common(o).empty(); }
  bool contains(const RectPx& o) const { return o.empty() || common(o) == o; }
  friend bool operator==(const RectPx&, const RectPx&) = default;
};

/// How a draw list's millimetres become pixels: p × scale + origin_px.
struct View {
  base::Vec2 origin_px;
  double scale = 3.78;
  base::Vec2 to_px(base::Vec2 mm) const { return mm * scale + origin_px; }
  /// The smallest whole rectangle of pixels that holds `mm`, with one more for soft edges.
  RectPx to_px(const base::Rect& mm) const;
  base::Rect to_mm(const RectPx& px) const;
};
/// The map as the camera shows it.
View map_view(const canvas::Camera& camera);
/// Millimetres of the screen itself, from the window's top left.
View screen_view(double px_per_mm);

/// A framebuffer object (0: the window) and its size. `top_down`: the picture's first row is stored
/// first, as in Offscreen; the window stores its last row first.
struct Target {
  unsigned framebuffer = 0;
  int width = 0, height = 0;
  bool top_down = false;
  RectPx all() const { return {0, 0, width, height}; }
};

}  // namespace gfx
