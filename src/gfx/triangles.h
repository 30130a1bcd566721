// Triangles: shapes as triangles (even-odd, holes, lines crossing themselves), with the outward
// normals that a soft edge needs. Kept for as long as the shape lives.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "canvas/draw_list.h"

namespace gfx {

struct Triangles {
  std::vector<base::Vec2> corners;  // three a triangle, mm
  struct RimPoint {
    base::Vec2 place, outward;  // mm; a unit vector (longer where the rim bends)
  };
  std::vector<std::vector<RimPoint>> rims;  // closed
  base::Rect bounds;
};

Triangles make_triangles(const canvas::Shape& shape);

class TriangleCache {
 public:
  const Triangles& of(const std::shared_ptr<const canvas::Shape>& shape);
  std::size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    std::weak_ptr<const canvas::Shape> shape;
    Triangles triangles;
  };
  std::unordered_map<const canvas::Shape*, Kept> kept_;
  std::size_t sweep_at_ = 256;
};

}  // namespace gfx
