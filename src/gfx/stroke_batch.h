// Lines with round ends, closed ones and dashed ones too, gathered in pixels as bands of quads. Used
// by the Painter only.
#pragma once

#include "gfx/batches.h"

namespace gfx {

class StrokeBatch {
 public:
  explicit StrokeBatch(QuadIndices& indices);
  void clear() { corners_.clear(); }
  std::size_t size() const { return corners_.size() / 4; }
  void add(const canvas::Stroke& stroke, const View& view);
  void upload();
  void draw(std::size_t first, std::size_t count);

 private:
  struct Corner {
    float x, y, along, across;
    float start, end, half_width, period;
    Rgba8 tint;
  };
  void piece(std::size_t from, std::size_t to, bool closed, double half_width, double period,
             Rgba8 tint);

  QuadIndices& indices_;
  std::vector<Corner> corners_;
  std::vector<base::Vec2> points_;  // of the stroke being added, px
  std::vector<double> along_;
  VertexArray array_;
  StreamBuffer stream_;
};

}  // namespace gfx
