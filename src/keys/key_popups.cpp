#include "keys/key_popups.h"

#include <algorithm>
#include <cmath>

#include "keys/key_layout.h"

namespace keys {

using base::Rect;
using base::Size;
using base::Vec2;

double gap_to(const Rect& r, Vec2 p) {
  return std::hypot(std::max({r.min.x - p.x, 0.0, p.x - r.max.x}),
                    std::max({r.min.y - p.y, 0.0, p.y - r.max.y}));
}

namespace {

constexpr std::size_t kMostInRow = 6;
constexpr double kFarMm = 15;  // from bubble and key

Rect within(const Rect& r, const Rect& area) {
  Vec2 by;
  by.x = std::max(area.min.x - r.min.x, std::min(0.0, area.max.x - r.max.x));
  by.y = std::max(area.min.y - r.min.y, std::min(0.0, area.max.y - r.max.y));
  return r.moved(by);
}

int nearest(const std::vector<Rect>& cells, Vec2 p) {
  int best = kNoCell;
  double best_gap = 1e300;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double gap = gap_to(cells[i], p);
    if (gap < best_gap) best_gap = gap, best = int(i);
  }
  return best;
}

Size petal_size(const Rect& key) {
  return {std::clamp(key.width(), 10.0, 18.0), std::clamp(key.height(), 10.0, 16.0)};
}

}  // namespace

std::array<Rect, 4> petal_rects(const Rect& key, const Rect& area) {
  const Size size = petal_size(key);
  const Vec2 c = key.centre();
  const double dx = (key.width() + size.w) / 2, dy = (key.height() + size.h) / 2;
  const Vec2 centres[] = {{c.x - dx, c.y}, {c.x, c.y - dy}, {c.x + dx, c.y}, {c.x, c.y + dy}};
  std::array<Rect, 4> out;
  for (std::size_t i = 0; i < 4; ++i) out[i] = within(Rect::around(centres[i], size), area);
  return out;
}

Rect preview_rect(const Rect& key, const Rect& area) {
  const Size size{std::clamp(key.width() * 1.2, 12.0, 24.0),
                  std::clamp(key.height() * 1.2, 12.0, 20.0)};
  const Vec2 c = key.centre();
  Rect out = Rect::around({c.x, key.min.y - kKeyGapMm - size.h / 2}, size);
  if (out.min.y < area.min.y) out = Rect::around({c.x, key.max.y + kKeyGapMm + size.h / 2}, size);
  return within(out, area);
}

std::vector<Rect> variant_cells(const Rect& key, const Rect& area, std::size_t count, bool petals) {
  const Size cell{std::clamp(key.width(), 11.0, 15.0), std::clamp(key.height(), 11.0, 14.0)};
  const auto room = std::size_t(std::max(1.0, std::floor(area.width() / cell.w)));
  const std::size_t rows = (count + std::min(kMostInRow, room) - 1) / std::min(kMostInRow, room);
  const std::size_t columns = (count + rows - 1) / rows;  // rows of one length look calmer
  const double off = kKeyGapMm + (petals ? petal_size(key).h + kKeyGapMm : 0);
  const bool above = key.min.y - off - double(rows) * cell.h >= area.min.y ||
                     key.max.y + off + double(rows) * cell.h > area.max.y;
  const bool rightward = key.centre().x <= area.centre().x;
  std::vector<Rect> out;
  Rect all;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = i / columns;
    const double across = double(i % columns) * cell.w * (rightward ? 1 : -1);
    const double up = off + cell.h / 2 + double(row) * cell.h;
    out.push_back(
        Rect::around({key.centre().x + across, above ? key.min.y - up : key.max.y + up}, cell));
    all = all.united(out.back());
  }
  const Vec2 by = within(all, area).min - all.min;
  for (Rect& r : out) r = r.moved(by);
  return out;
}

int cell_under(const std::vector<Rect>& cells, Vec2 pos) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (cells[i].contains(pos)) return int(i);
  return kNoCell;
}

int cell_at(const std::vector<Rect>& cells, const Rect& key, Vec2 pos) {
  Rect bubble;
  for (const Rect& r : cells) bubble = bubble.united(r);
  if (gap_to(bubble.united(key), pos) > kFarMm) return kNoCell;
  // A finger that has not left the key's height points at the row next to it.
  const double y_near = cells.front().centre().y;
  const bool above = y_near < key.centre().y;
  if (above ? pos.y > bubble.max.y : pos.y < bubble.min.y) pos.y = y_near;
  return nearest(cells, pos);
}

}  // namespace keys
