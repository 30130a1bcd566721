// Batches: what one paint() draws, gathered per kind in pixels, uploaded once and drawn in ranges.
// Used by the Painter only.
#pragma once

#include <cstdint>
#include <vector>

#include "gfx/objects.h"
#include "gfx/shaders.h"
#include "gfx/triangles.h"

namespace gfx {

/// Indices of quads (0 1 2, 2 1 3), shared by all batches of quads.
class QuadIndices {
 public:
  QuadIndices();
  /// Binds them, with room for `quads`, to the vertex array that is bound.
  void bind(std::size_t quads);

 private:
  Buffer buffer_;
  std::size_t capacity_ = 0;
};

/// Corners of a line or an outline nearer together than this (px) are drawn as one.
inline constexpr double kSamePlace = 0.35;

/// Describes one attribute of the corners in the buffer that is bound, to its vertex array.
void attribute(GLuint index, GLint count, GLenum type, bool normalised, std::size_t stride,
               std::size_t offset);
/// Draws quads of the vertex array that is bound, with its QuadIndices.
void draw_quads(std::size_t first, std::size_t count);

/// Straight colours as vertex bytes.
struct Rgba8 {
  std::uint8_t r, g, b, a;
  Rgba8(const canvas::Color& c) : r(c.r), g(c.g), b(c.b), a(c.a) {}  // NOLINT: meant to convert
};

/// A turn's cosine and sine, exact for quarter turns: what is upright must be so to the last bit.
struct Turn {
  double c = 1, s = 0;
  explicit Turn(double rad);
  bool upright() const { return c == 0 || s == 0; }
};

/// Quads that show a part of an atlas: glyphs, icons, emoji.
class ImageBatch {
 public:
  explicit ImageBatch(QuadIndices& indices);
  void clear() { corners_.clear(); }
  std::size_t size() const { return corners_.size() / 4; }
  /// `origin` plus x and y steps along two edges (px); texture from (u0, v0) to (u1, v1).
  void add(base::Vec2 top_left, base::Vec2 right, base::Vec2 down, const float (&uv)[4], int page,
           float slope, Rgba8 tint);
  void upload();
  void draw(std::size_t first, std::size_t count);

 private:
  struct Corner {
    float x, y;
    std::uint16_t u, v;
    Rgba8 tint;
    float page, slope;
  };
  QuadIndices& indices_;
  std::vector<Corner> corners_;
  VertexArray array_;
  StreamBuffer stream_;
};

class AreaBatch {
 public:
  AreaBatch();
  void clear() { corners_.clear(); }
  /// In corners, three a triangle.
  std::size_t size() const { return corners_.size(); }
  void add(const Triangles& triangles, base::Vec2 offset, const View& view, Rgba8 tint);
  void upload();
  void draw(std::size_t first, std::size_t count);

 private:
  struct Corner {
    float x, y, cover;
    Rgba8 tint;
  };
  std::vector<Corner> corners_;
  VertexArray array_;
  StreamBuffer stream_;
};

/// One picture's part as one upright rectangle.
class PictureQuad {
 public:
  PictureQuad();
  /// `to` px of the target; `from` px of a picture of `size`'s width and height.
  void draw(const base::Rect& to, const base::Rect& from, const Target& size);

 private:
  VertexArray array_;
  StreamBuffer stream_;
};

}  // namespace gfx
