#include "canvas/camera.h"

namespace canvas {

Camera fitted(Camera camera, const Rect& content, const Rect& free_px) {
  if (content.empty()) {
    camera.centre = {0, 0};
    camera.scale = camera.px_per_mm;
    return camera;
  }
  const double w = std::max(50.0, free_px.width()), h = std::max(50.0, free_px.height());
  const double scale =
      std::min(w / std::max(1.0, content.width()), h / std::max(1.0, content.height()));
  camera.scale = std::clamp(scale, kMinZoom * camera.px_per_mm, camera.px_per_mm);
  const Vec2 middle = Vec2{camera.window_px.w, camera.window_px.h} / 2;
  camera.centre = content.centre() - (free_px.centre() - middle) / camera.scale;
  return camera;
}

Camera zoomed(Camera camera, double factor, Vec2 px) {
  const Vec2 fixed = camera.to_map(px);
  camera.scale =
      std::clamp(camera.scale * factor, kMinZoom * camera.px_per_mm, kMaxZoom * camera.px_per_mm);
  camera.centre += fixed - camera.to_map(px);
  return camera;
}

Camera kept_near(Camera camera, const Rect& content) {
  const Rect near = content.empty() ? Rect{{0, 0}, {0, 0}} : content;
  const Vec2 reach{camera.window_px.w * 0.4 / camera.scale,
                   camera.window_px.h * 0.4 / camera.scale};
  camera.centre.x = std::clamp(camera.centre.x, near.min.x - reach.x, near.max.x + reach.x);
  camera.centre.y = std::clamp(camera.centre.y, near.min.y - reach.y, near.max.y + reach.y);
  return camera;
}

}  // namespace canvas
