#include "gfx/stroke_batch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace gfx {

using base::Vec2;

namespace {

float f(double v) { return static_cast<float>(v); }

// From this turn on a corner is made of two round ends instead of a mitre.
const double kSharp = std::cos(0.6);

Vec2 left_of(Vec2 d) { return {d.y, -d.x}; }

}  // namespace

StrokeBatch::StrokeBatch(QuadIndices& indices) : indices_(indices), array_(make_vertex_array()) {}

void StrokeBatch::upload() {
  if (corners_.empty()) return;
  glBindVertexArray(array_.get());
  stream_.write(corners_.data(), corners_.size() * sizeof(Corner));
  constexpr std::size_t stride = sizeof(Corner);
  attribute(0, 2, GL_FLOAT, false, stride, offsetof(Corner, x));
  attribute(1, 2, GL_FLOAT, false, stride, offsetof(Corner, along));
  attribute(2, 4, GL_FLOAT, false, stride, offsetof(Corner, start));
  attribute(3, 4, GL_UNSIGNED_BYTE, true, stride, offsetof(Corner, tint));
  indices_.bind(size());
}

void StrokeBatch::draw(std::size_t first, std::size_t count) {
  glBindVertexArray(array_.get());
  draw_quads(first, count);
}

// The points [from, to] (indices may run past the end of a closed line) as a band of quads whose
// ends are round.
void StrokeBatch::piece(std::size_t from, std::size_t to, bool closed, double half_width,
                        double period, Rgba8 tint) {
  const std::size_t n = points_.size();
  const double reach = half_width + 1;
  const auto at = [&](std::size_t i) { return points_[i % n]; };
  const auto along = [&](std::size_t i) { return along_[i % n] + (i >= n ? along_.back() : 0.0); };
  const auto direction = [&](std::size_t i) {
    const Vec2 d = at(i + 1) - at(i);
    return d / base::length(d);
  };
  // A smooth closed line has no ends at all.
  const float start = f(closed ? -1e9 : along(from)), end = f(closed ? 1e9 : along(to));
  const auto mitre = [&](std::size_t i) {
    Vec2 before = i > from ? direction(i - 1) : direction(i);
    Vec2 after = i < to ? direction(i) : direction(i - 1);
    if (closed && (i == from || i == to)) before = direction(to - 1), after = direction(from);
    const Vec2 a = left_of(before), sum = a + left_of(after);
    return sum / std::max(0.2, base::dot(sum, a));
  };
  for (std::size_t i = from; i < to; ++i) {
    const Vec2 d = direction(i);
    const bool first = !closed && i == from, last = !closed && i + 1 == to;
    const Vec2 a = at(i) - (first ? d * reach : Vec2{});
    const Vec2 b = at(i + 1) + (last ? d * reach : Vec2{});
    const double u0 = along(i) - (first ? reach : 0), u1 = along(i + 1) + (last ? reach : 0);
    const Vec2 na = mitre(i) * reach, nb = mitre(i + 1) * reach;
    const auto corner = [&](Vec2 p, double u, double v) {
      corners_.push_back({f(p.x), f(p.y), f(u), f(v), start, end, f(half_width), f(period), tint});
    };
    corner(a + na, u0, reach), corner(a - na, u0, -reach);
    corner(b + nb, u1, reach), corner(b - nb, u1, -reach);
  }
}

void StrokeBatch::add(const canvas::Stroke& stroke, const View& view) {
  points_.clear();
  for (const Vec2 mm : stroke.points) {
    const Vec2 p = view.to_px(mm);
    if (base::is_finite(p) && (points_.empty() || base::distance(points_.back(), p) > kSamePlace))
      points_.push_back(p);
  }
  bool closed = stroke.closed && points_.size() > 2;
  if (closed && base::distance(points_.front(), points_.back()) <= kSamePlace) points_.pop_back();
  if (points_.size() < 3) closed = false;
  if (points_.empty()) return;
  // A single point is a dot.
  if (points_.size() == 1) points_.push_back(points_[0] + Vec2{0.01, 0});

  canvas::Color color = stroke.color;
  double width = stroke.width * view.scale;
  if (width < 1) {
    // Thinner than a pixel: a pixel wide and fainter.
    color.a = static_cast<std::uint8_t>(color.a * std::max(width, 0.15));
    width = 1;
  }
  along_.assign(1, 0);
  const std::size_t n = points_.size();
  for (std::size_t i = 1; i < n + (closed ? 1 : 0); ++i)
    along_.push_back(along_.back() + base::distance(points_[i - 1], points_[i % n]));
  const double length = along_.back();
  if (!closed) along_.push_back(length);  // so that along_.back() is the whole length either way

  double period = 0;
  if (stroke.dash > 0) {
    // A whole number of dashes; an open line ends in one.
    const double wanted = 2 * stroke.dash * view.scale;
    period = closed ? length / std::max(1.0, std::round(length / wanted))
                    : length / std::max(0.5, std::round(length / wanted + 0.5) - 0.5);
  }
  const auto sharp = [&](std::size_t i) {
    const Vec2 a = points_[i % n] - points_[(i + n - 1) % n],
               b = points_[(i + 1) % n] - points_[i % n];
    return base::dot(a, b) < kSharp * base::length(a) * base::length(b);
  };
  if (!closed) {
    std::size_t from = 0;
    for (std::size_t i = 1; i + 1 < n; ++i)
      if (sharp(i)) piece(from, i, false, width / 2, period, color), from = i;
    piece(from, n - 1, false, width / 2, period, color);
    return;
  }
  std::size_t first = n;
  for (std::size_t i = 0; i < n && first == n; ++i)
    if (sharp(i)) first = i;
  if (first == n) return piece(0, n, true, width / 2, period, color);
  std::size_t from = first;
  for (std::size_t i = first + 1; i <= first + n; ++i)
    if (i == first + n || sharp(i)) piece(from, i, false, width / 2, period, color), from = i;
}

}  // namespace gfx
