// Camera: which part of the map the window shows. Only this table's view; never saved or undone.
// `scale` is pixels per map millimetre; `px_per_mm` the display's, so zoom = scale / px_per_mm.
#pragma once

#include "base/geometry.h"

namespace canvas {

using base::Rect;
using base::Size;
using base::Vec2;

struct Camera {
  Vec2 centre;              // the map point in the middle of the window, mm
  double scale = 3.78;      // window pixels per map mm
  double px_per_mm = 3.78;  // of the display
  Size window_px{1920, 1080};

  Vec2 to_px(Vec2 map_mm) const {
    return (map_mm - centre) * scale + Vec2{window_px.w / 2, window_px.h / 2};
  }
  Vec2 to_map(Vec2 px) const {
    return (px - Vec2{window_px.w / 2, window_px.h / 2}) / scale + centre;
  }
  /// The visible part of the map.
  Rect view() const { return {to_map({0, 0}), to_map({window_px.w, window_px.h})}; }
  double zoom() const { return scale / px_per_mm; }
  friend bool operator==(const Camera&, const Camera&) = default;
};

inline constexpr double kMinZoom = 0.01, kMaxZoom = 6;
/// Below it (a card is 4 mm wide) what lies far off is no longer fitted in with the rest.
inline constexpr double kUsefulZoom = 0.05;

/// The same camera showing all of `content` within `free_px` of the window; never closer than the
/// cards' real size.
Camera fitted(Camera camera, const Rect& content, const Rect& free_px);
/// Zooms by `factor` so that the map point under `px` stays there; within the limits.
Camera zoomed(Camera camera, double factor, Vec2 px);
/// The nearest camera that keeps a part of `content` (at least the middle fifth of the window meets
/// it) in sight, so that the map cannot be lost. An empty content keeps the origin in sight.
Camera kept_near(Camera camera, const Rect& content);

}  // namespace canvas
