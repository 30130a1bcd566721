// Camera: which part of the map the window shows. Only this table's view; never saved or undone.
// `scale` is pixels per map millimetre; `px_per_mm` the display's, so zoom = scale / px_per_mm.
#pragma once

#include "base/geometry.h"

namespace canvas {

using base::Rect;
using base::Size;
using base::Vec2;

struct Camera {
  Vec2 centre;               // the map point in the middle of the window, mm
  double scale = 3.78;       // window pixels per map mm
  double px_per_mm = 3.78;   // of the display
  Size window_px{1920, 1080};

  Vec2 to_px(Vec2 map_mm) const { return (map_mm - centre) * scale + Vec2{window_px.w / 2, window_px.h / 2}; }
  Vec2 to_map(Vec2 px) const { return (px - Vec2{window_px.w / 2, window_px.h / 2}) / scale + centre; }
  /// The visible part of the map.
  Rect view() const { return {to_map({0, 0}), to_map({window_px.w, window_px.h})}; }
  double zoom() const { return scale / px_per_mm; }
  friend bool operator==(const Camera&, const Camera&) = default;
};

}  // namespace canvas
