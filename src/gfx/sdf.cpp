#include "gfx/sdf.h"

#include <algorithm>
#include <cmath>

namespace gfx {

namespace {

struct Grid {
  int left, top, width, height;
  std::vector<float> nearest;      // squared distance to the outline
  std::vector<std::int8_t> turns;  // change of the winding number at this texel
};

void add_segment(Grid& g, PointF a, PointF b, float reach) {
  const float ax = a.x - static_cast<float>(g.left), ay = a.y - static_cast<float>(g.top);
  const float dx = b.x - a.x, dy = b.y - a.y;
  const float by = ay + dy;
  const float length2 = dx * dx + dy * dy;
  if (length2 <= 0) return;
  const float inverse = 1 / length2;

  // The texels whose middles the segment may be nearest to.
  const float low_x = std::min(ax, ax + dx) - reach, high_x = std::max(ax, ax + dx) + reach;
  const float low_y = std::min(ay, by) - reach, high_y = std::max(ay, by) + reach;
  const int x0 = std::max(0, static_cast<int>(std::floor(low_x)));
  const int x1 = std::min(g.width, static_cast<int>(std::ceil(high_x)));
  const int y0 = std::max(0, static_cast<int>(std::floor(low_y)));
  const int y1 = std::min(g.height, static_cast<int>(std::ceil(high_y)));
  for (int y = y0; y < y1; ++y) {
    const float py = static_cast<float>(y) + 0.5f - ay;
    float* row = g.nearest.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(g.width);
    for (int x = x0; x < x1; ++x) {
      const float px = static_cast<float>(x) + 0.5f - ax;
      float t = (px * dx + py * dy) * inverse;
      t = t < 0 ? 0 : t;
      t = t > 1 ? 1 : t;
      const float ex = px - t * dx, ey = py - t * dy;
      const float d2 = ex * ex + ey * ey;
      row[x] = d2 < row[x] ? d2 : row[x];
    }
  }

  // Rows whose middle line the segment crosses.
  const float upper = std::min(ay, by), lower = std::max(ay, by);
  const int first = std::max(0, static_cast<int>(std::ceil(upper - 0.5f)));
  for (int y = first; y < g.height && static_cast<float>(y) + 0.5f < lower; ++y) {
    const float x = ax + dx * ((static_cast<float>(y) + 0.5f - ay) / dy);
    const int column = std::max(0, static_cast<int>(std::ceil(x - 0.5f)));
    if (column >= g.width) continue;
    std::int8_t& turn = g.turns[static_cast<std::size_t>(y) * static_cast<std::size_t>(g.width) +
                                static_cast<std::size_t>(column)];
    turn = static_cast<std::int8_t>(turn + (dy > 0 ? 1 : -1));
  }
}

}  // namespace

DistanceField distance_field(const Contours& contours, float spread) {
  float min_x = 1e9f, min_y = 1e9f, max_x = -1e9f, max_y = -1e9f;
  for (const auto& contour : contours)
    for (const PointF& p : contour) {
      min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
      min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
    }
  DistanceField out;
  if (min_x > max_x) return out;
  const float room = spread + 1;
  Grid g;
  g.left = static_cast<int>(std::floor(min_x - room));
  g.top = static_cast<int>(std::floor(min_y - room));
  g.width = static_cast<int>(std::ceil(max_x + room)) - g.left;
  g.height = static_cast<int>(std::ceil(max_y + room)) - g.top;
  const auto texels = static_cast<std::size_t>(g.width) * static_cast<std::size_t>(g.height);
  g.nearest.assign(texels, room * room);
  g.turns.assign(texels, 0);
  for (const auto& contour : contours)
    for (std::size_t i = 0; i < contour.size(); ++i)
      add_segment(g, contour[i], contour[i + 1 == contour.size() ? 0 : i + 1], room);

  out.left = g.left, out.top = g.top, out.width = g.width, out.height = g.height;
  out.values.resize(texels);
  for (int y = 0; y < g.height; ++y) {
    int winding = 0;
    for (int x = 0; x < g.width; ++x) {
      const std::size_t i = static_cast<std::size_t>(y) * static_cast<std::size_t>(g.width) +
                            static_cast<std::size_t>(x);
      winding += g.turns[i];
      const float d = std::sqrt(g.nearest[i]) * (winding != 0 ? 1.0f : -1.0f);
      const float v = 127.5f + d / spread * 127.5f;
      out.values[i] = static_cast<std::uint8_t>(std::clamp(v + 0.5f, 0.0f, 255.0f));
    }
  }
  return out;
}

}  // namespace gfx
