#include "gfx/batches.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gfx {

using base::Vec2;

namespace {

float f(double v) { return static_cast<float>(v); }

std::uint16_t fraction(float v) {
  return static_cast<std::uint16_t>(std::lround(std::clamp(v, 0.0f, 1.0f) * 65535.0f));
}

}  // namespace

void attribute(GLuint index, GLint count, GLenum type, bool normalised, std::size_t stride,
               std::size_t offset) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, count, type, normalised ? GL_TRUE : GL_FALSE,
                        static_cast<GLsizei>(stride), reinterpret_cast<const void*>(offset));
}

// In portions that Mesa takes whole: it cuts longer draws after any triangle, and two halves of
// different quads are not drawn as the rectangle they make.
void draw_quads(std::size_t first, std::size_t count) {
  constexpr std::size_t kPortion = 170;
  for (std::size_t end = first + count; first < end; first += kPortion)
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(std::min(kPortion, end - first) * 6),
                   GL_UNSIGNED_INT, reinterpret_cast<const void*>(first * 6 * sizeof(GLuint)));
}

Turn::Turn(double rad) {
  if (rad == 0) return;
  c = std::cos(rad), s = std::sin(rad);
  constexpr double kExact = 1e-6;  // far below a pixel over any card
  if (std::abs(s) < kExact) c = c > 0 ? 1 : -1, s = 0;
  if (std::abs(c) < kExact) s = s > 0 ? 1 : -1, c = 0;
}

QuadIndices::QuadIndices() : buffer_(make_buffer()) {}

void QuadIndices::bind(std::size_t quads) {
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffer_.get());
  if (quads <= capacity_) return;
  capacity_ = std::max<std::size_t>(quads + quads / 2, 4096);
  std::vector<GLuint> indices;
  indices.reserve(capacity_ * 6);
  for (GLuint q = 0; q < capacity_; ++q)
    for (GLuint k : {0u, 1u, 2u, 2u, 1u, 3u}) indices.push_back(q * 4 + k);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(GLuint)),
               indices.data(), GL_STATIC_DRAW);
}

// --- images

ImageBatch::ImageBatch(QuadIndices& indices) : indices_(indices), array_(make_vertex_array()) {}

void ImageBatch::add(Vec2 top_left, Vec2 right, Vec2 down, const float (&uv)[4], int page,
                     float slope, Rgba8 tint) {
  const std::uint16_t u0 = fraction(uv[0]), v0 = fraction(uv[1]), u1 = fraction(uv[2]),
                      v1 = fraction(uv[3]);
  const auto p = static_cast<float>(page);
  const Vec2 a = top_left + right, b = top_left + down, c = a + down;
  corners_.push_back({f(top_left.x), f(top_left.y), u0, v0, tint, p, slope});
  corners_.push_back({f(a.x), f(a.y), u1, v0, tint, p, slope});
  corners_.push_back({f(b.x), f(b.y), u0, v1, tint, p, slope});
  corners_.push_back({f(c.x), f(c.y), u1, v1, tint, p, slope});
}

void ImageBatch::upload() {
  if (corners_.empty()) return;
  glBindVertexArray(array_.get());
  stream_.write(corners_.data(), corners_.size() * sizeof(Corner));
  constexpr std::size_t stride = sizeof(Corner);
  attribute(0, 2, GL_FLOAT, false, stride, offsetof(Corner, x));
  attribute(1, 2, GL_UNSIGNED_SHORT, true, stride, offsetof(Corner, u));
  attribute(2, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(Corner, tint));
  attribute(3, 2, GL_FLOAT, false, stride, offsetof(Corner, page));
  indices_.bind(size());
}

void ImageBatch::draw(std::size_t first, std::size_t count) {
  glBindVertexArray(array_.get());
  draw_quads(first, count);
}

// --- areas

AreaBatch::AreaBatch() : array_(make_vertex_array()) {}

void AreaBatch::add(const Triangles& t, Vec2 offset, const View& view, Rgba8 tint) {
  const auto corner = [&](Vec2 mm, Vec2 px, float cover) {
    const Vec2 p = view.to_px(mm + offset) + px;
    corners_.push_back({f(p.x), f(p.y), cover, tint});
  };
  corners_.reserve(corners_.size() + t.corners.size());
  for (const Vec2 p : t.corners) corner(p, {}, 1);
  // From afar a round corner's points fall together: far fewer show the same.
  const double least = kSamePlace / view.scale;
  for (const auto& rim : t.rims) {
    const Triangles::RimPoint* a = &rim.back();
    for (const auto& b : rim) {
      if (&b != &rim.back() && base::distance(a->place, b.place) < least) continue;
      corner(a->place, {}, 1), corner(b.place, {}, 1), corner(b.place, b.outward, 0);
      corner(a->place, {}, 1), corner(b.place, b.outward, 0), corner(a->place, a->outward, 0);
      a = &b;
    }
  }
}

void AreaBatch::upload() {
  if (corners_.empty()) return;
  glBindVertexArray(array_.get());
  stream_.write(corners_.data(), corners_.size() * sizeof(Corner));
  constexpr std::size_t stride = sizeof(Corner);
  attribute(0, 2, GL_FLOAT, false, stride, offsetof(Corner, x));
  attribute(1, 1, GL_FLOAT, false, stride, offsetof(Corner, cover));
  attribute(2, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(Corner, tint));
}

void AreaBatch::draw(std::size_t first, std::size_t count) {
  glBindVertexArray(array_.get());
  glDrawArrays(GL_TRIANGLES, static_cast<GLint>(first), static_cast<GLsizei>(count));
}

// --- pictures

PictureQuad::PictureQuad() : array_(make_vertex_array()) {}

void PictureQuad::draw(const base::Rect& to, const base::Rect& from, const Target& size) {
  struct Corner {
    float x, y, u, v;
  };
  const Vec2 whole{static_cast<double>(size.width), static_cast<double>(size.height)};
  const auto corner = [&](Vec2 place, Vec2 at) {
    return Corner{f(place.x), f(place.y), f(at.x / whole.x), f(at.y / whole.y)};
  };
  const Corner a = corner(to.min, from.min),
               b = corner({to.max.x, to.min.y}, {from.max.x, from.min.y}),
               c = corner({to.min.x, to.max.y}, {from.min.x, from.max.y}),
               d = corner(to.max, from.max);
  const Corner corners[] = {a, b, c, c, b, d};
  glBindVertexArray(array_.get());
  stream_.write(corners, sizeof corners);
  attribute(0, 2, GL_FLOAT, false, sizeof(Corner), offsetof(Corner, x));
  attribute(1, 2, GL_FLOAT, false, sizeof(Corner), offsetof(Corner, u));
  glDrawArrays(GL_TRIANGLES, 0, 6);
}

}  // namespace gfx
