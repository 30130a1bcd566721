// Cards, plates and buttons with their shadows, gathered in pixels, one instance each. Used by the
// Painter only.
#pragma once

#include "gfx/batches.h"

namespace gfx {

class BoxBatch {
 public:
  BoxBatch();
  void clear() { boxes_.clear(); }
  std::size_t size() const { return boxes_.size(); }
  void add(const canvas::Box& box, const View& view);
  void upload();
  void draw(std::size_t first, std::size_t count);
  /// True when neither its shadow nor its rounding nor its edge would be seen.
  static bool is_small(const canvas::Box& box, const View& view);
  /// What a box paints, shadow included, in pixels.
  static base::Rect bounds(const canvas::Box& box, const View& view);

 private:
  struct Instance {
    float place[4], form[4], soft[4];
    Rgba8 fill, edge, ink;
    std::uint8_t extra[4];
  };
  void point_at(std::size_t first);

  std::vector<Instance> boxes_;
  VertexArray array_;
  StreamBuffer stream_;
  GLuint bound_ = 0;
};

}  // namespace gfx
