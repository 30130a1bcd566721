#include "gfx/box_batch.h"

#include <cmath>
#include <cstddef>

namespace gfx {

namespace {

// How a shadow falls for a thing `height` mm above the table: light from above the window's top.
double shadow_offset(double height) { return 0.25 + 0.45 * height; }
double shadow_blur(double height) { return 0.7 + 0.75 * height; }
double shadow_strength(double height) { return 0.26 + 0.01 * height; }
// Below this blur (px) a shadow is not seen, and the quads get smaller without it.
constexpr double kLeastBlur = 0.8;

std::uint8_t byte(double share) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255));
}

float f(double v) { return static_cast<float>(v); }

void attribute(GLuint index, GLint count, GLenum type, std::size_t stride, std::size_t offset) {
  glVertexAttribPointer(index, count, type, type == GL_UNSIGNED_BYTE ? GL_TRUE : GL_FALSE,
                        static_cast<GLsizei>(stride), reinterpret_cast<const void*>(offset));
}

}  // namespace

BoxBatch::BoxBatch() : array_(make_vertex_array()) {
  glBindVertexArray(array_.get());
  for (GLuint i = 0; i < 7; ++i) {
    glEnableVertexAttribArray(i);
    glVertexAttribDivisor(i, 1);
  }
}

base::Rect BoxBatch::bounds(const canvas::Box& box, const View& view) {
  const base::TurnedRect shape{
      view.to_px(box.centre), {box.size.w * view.scale, box.size.h * view.scale}, box.turn};
  const double reach = box.shadow > 0 ? shadow_offset(box.shadow) + shadow_blur(box.shadow) : 0;
  return shape.bounds().grown(reach * view.scale + 1.5);
}

bool BoxBatch::is_small(const canvas::Box& box, const View& view) {
  const double k = view.scale;
  const bool shadow = box.shadow > 0 && shadow_blur(box.shadow) * k >= kLeastBlur;
  // An edge thinner than a pixel shows by its share of it.
  const double edge = box.edge.a / 255.0 * std::min(1.0, box.edge_width * k);
  return !shadow && box.radius * k < 1.25 && edge < 0.05;
}

void BoxBatch::add(const canvas::Box& box, const View& view) {
  const double k = view.scale;
  const base::Vec2 centre = view.to_px(box.centre);
  const Turn turn(box.turn);
  const double half_w = box.size.w * k / 2, half_h = box.size.h * k / 2;
  double offset = 0, blur = 0, strength = 0;
  if (box.shadow > 0 && shadow_blur(box.shadow) * k >= kLeastBlur) {
    offset = shadow_offset(box.shadow) * k;
    blur = shadow_blur(box.shadow) * k;
    strength = shadow_strength(box.shadow);
  }
  const canvas::Greek& g = box.greek;
  const bool greek = g.lines > 0 && g.full_width > 0 && g.line_height > 0;
  Instance i{
      {f(centre.x), f(centre.y), f(half_w), f(half_h)},
      {f(turn.c), f(turn.s), f(std::min({box.radius * k, half_w, half_h})), f(box.edge_width * k)},
      {f(offset), f(blur), greek ? f(g.line_height * k) : 1.0f,
       greek ? f(g.full_width * k / 2) : 0.0f},
      box.fill,
      box.edge_width > 0 ? box.edge : canvas::Color{0, 0, 0, 0},
      greek ? g.color : canvas::Color{0, 0, 0, 0},
      {greek ? g.lines : std::uint8_t{0}, byte(strength),
       greek ? byte(g.last_width / g.full_width) : std::uint8_t{0}, 0}};
  boxes_.push_back(i);
}

void BoxBatch::upload() {
  if (boxes_.empty()) return;
  bound_ = stream_.write(boxes_.data(), boxes_.size() * sizeof(Instance));
}

void BoxBatch::point_at(std::size_t first) {
  glBindBuffer(GL_ARRAY_BUFFER, bound_);
  const std::size_t at = first * sizeof(Instance), stride = sizeof(Instance);
  attribute(0, 4, GL_FLOAT, stride, at + offsetof(Instance, place));
  attribute(1, 4, GL_FLOAT, stride, at + offsetof(Instance, form));
  attribute(2, 4, GL_FLOAT, stride, at + offsetof(Instance, soft));
  attribute(3, 4, GL_UNSIGNED_BYTE, stride, at + offsetof(Instance, fill));
  attribute(4, 4, GL_UNSIGNED_BYTE, stride, at + offsetof(Instance, edge));
  attribute(5, 4, GL_UNSIGNED_BYTE, stride, at + offsetof(Instance, ink));
  attribute(6, 4, GL_UNSIGNED_BYTE, stride, at + offsetof(Instance, extra));
}

void BoxBatch::draw(std::size_t first, std::size_t count) {
  glBindVertexArray(array_.get());
  point_at(first);  // OpenGL 3.3 has no first instance
  glDrawArraysInstanced(GL_TRIANGLES, 0, 6, static_cast<GLsizei>(count));
}

}  // namespace gfx
