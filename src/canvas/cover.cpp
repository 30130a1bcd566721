#include "canvas/cover.h"

#include <limits>

namespace canvas {

using base::Rect;
using base::TurnedRect;
using base::Vec2;

namespace {

constexpr double kCell_px = 4;
constexpr double kMostCells = 1 << 20;
/// Below sixteen things that fill a cell, or twice as many that touch it, nothing is seen any more.
constexpr int kTouched = 1, kWhole = 2, kClosed = 16 * kWhole;

/// The bits [from, to) of a word, 0 ≤ from < to ≤ 64.
std::uint64_t bits(int from, int to) {
  const std::uint64_t below_to = to == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << to) - 1;
  return below_to & ~((std::uint64_t{1} << from) - 1);
}

/// Where a convex shape meets the height y.
struct Extent {
  double left = std::numeric_limits<double>::max(), right = std::numeric_limits<double>::lowest();
};
Extent extent_at(const Vec2 (&corner)[4], double y) {
  Extent out;
  for (int k = 0; k < 4; ++k) {
    const Vec2 a = corner[k], b = corner[(k + 1) % 4];
    if (a.y == b.y || y < std::min(a.y, b.y) || y > std::max(a.y, b.y)) continue;
    const double x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
    out.left = std::min(out.left, x);
    out.right = std::max(out.right, x);
  }
  return out;
}

}  // namespace

Cover::Cover(const Rect& region, double scale) : cell_(kCell_px / scale) {
  // Doubled, so that cells of one scale always lie alike.
  while (region.width() / cell_ * (region.height() / cell_) > kMostCells) cell_ *= 2;
  const auto index = [&](double v) { return std::int64_t(std::floor(v / cell_)); };
  left_ = region.empty() ? 0 : index(region.min.x);
  top_ = region.empty() ? 0 : index(region.min.y);
  columns_ = region.empty() ? 0 : int(index(region.max.x) - left_) + 1;
  rows_ = region.empty() ? 0 : int(index(region.max.y) - top_) + 1;
  words_ = (columns_ + 63) / 64;
  closed_.assign(std::size_t(words_) * std::size_t(rows_), 0);
  laid_.assign(std::size_t(columns_) * std::size_t(rows_), 0);
}

int Cover::column_of(double x, int more) const {
  return int(std::clamp(std::floor(x / cell_) - double(left_) + more, 0.0, double(columns_)));
}
int Cover::row_of(double y, int more) const {
  return int(std::clamp(std::floor(y / cell_) - double(top_) + more, 0.0, double(rows_)));
}

Cover::Cells Cover::cells_of(const Rect& r) const {
  return {column_of(r.min.x, 0), row_of(r.min.y, 0), column_of(r.max.x, 1), row_of(r.max.y, 1)};
}

bool Cover::open(const Rect& reach) const {
  const Cells c = cells_of(reach);
  if (c.x0 >= c.x1) return false;
  for (int y = c.y0; y < c.y1; ++y)
    if (!closed(c.x0, c.x1, y)) return true;
  return false;
}

bool Cover::closed(int x0, int x1, int y) const {
  const std::uint64_t* row = &closed_[std::size_t(y) * std::size_t(words_)];
  for (int w = x0 / 64; w <= (x1 - 1) / 64; ++w) {
    const std::uint64_t mine = bits(std::max(0, x0 - w * 64), std::min(64, x1 - w * 64));
    if ((row[w] & mine) != mine) return false;
  }
  return true;
}

void Cover::close(int x0, int x1, int y) {
  if (x0 >= x1) return;
  std::uint64_t* row = &closed_[std::size_t(y) * std::size_t(words_)];
  for (int w = x0 / 64; w <= (x1 - 1) / 64; ++w)
    row[w] |= bits(std::max(0, x0 - w * 64), std::min(64, x1 - w * 64));
}

void Cover::add(int x0, int x1, int y, bool filled) {
  for (int x = x0; x < x1; ++x) {
    std::uint8_t& laid = laid_[std::size_t(y) * std::size_t(columns_) + std::size_t(x)];
    laid = std::uint8_t(std::min(kClosed, laid + (filled ? kWhole : kTouched)));
    if (laid == kClosed) close(x, x + 1, y);
  }
}

void Cover::lay(const TurnedRect& shape, double radius, double shadow) {
  TurnedRect filled = shape, touched = shape;
  // Within this the round corners take nothing away.
  filled.size = {shape.size.w - 0.6 * radius, shape.size.h - 0.6 * radius};
  touched.size = {shape.size.w + 2 * shadow, shape.size.h + 2 * shadow};
  const auto corners = [](const TurnedRect& r, Vec2(&out)[4]) {
    for (int k = 0; k < 4; ++k) out[k] = r.corner(k);
  };
  Vec2 inner[4], outer[4];
  corners(filled, inner);
  corners(touched, outer);
  const Rect box = touched.bounds();
  for (int y = row_of(box.min.y, 0); y < row_of(box.max.y, 1); ++y) {
    const double top = double(top_ + y) * cell_, bottom = top + cell_;
    Extent wide = extent_at(outer, top), low = extent_at(outer, bottom);
    wide = {std::min(wide.left, low.left), std::max(wide.right, low.right)};
    for (const Vec2 p : outer)
      if (p.y >= top && p.y <= bottom) wide = {std::min(wide.left, p.x), std::max(wide.right, p.x)};
    if (wide.left > wide.right) continue;
    const Extent above = extent_at(inner, top), below = extent_at(inner, bottom);
    const double left = std::max(above.left, below.left),
                 right = std::min(above.right, below.right);
    const int x0 = column_of(wide.left, 0), x1 = column_of(wide.right, 1);
    int full0 = x1, full1 = x1;
    if (left < right) {
      full0 = std::clamp(column_of(left, 1), x0, x1);
      full1 = std::clamp(column_of(right, 0), full0, x1);
      // A shape that begins before the region fills its first cell.
      if (left <= double(left_) * cell_) full0 = x0;
    }
    close(full0, full1, y);
    add(x0, full0, y, false);
    add(full1, x1, y, false);
  }
}

// Where the rings pass the middle of each row, by pairs: from where to where they are filled.
const std::vector<Cover::Pass>& Cover::passes(const Rings& rings) {
  found_.clear();
  ends_.assign(std::size_t(rows_) + 1, 0);
  for (const auto& ring : rings)
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
      if (a.y == b.y) continue;
      const int last = row_of(std::max(a.y, b.y), 1);
      for (int y = row_of(std::min(a.y, b.y), 0); y < last; ++y) {
        const double middle = (double(top_ + y) + 0.5) * cell_;
        if ((a.y > middle) == (b.y > middle)) continue;
        found_.push_back({y, a.x + (b.x - a.x) * (middle - a.y) / (b.y - a.y)});
        ++ends_[std::size_t(y) + 1];
      }
    }
  // A row has few: to their rows first, then into their places there.
  for (std::size_t y = 1; y < ends_.size(); ++y) ends_[y] += ends_[y - 1];
  passes_.assign(found_.size(), {-1, 0});
  for (const Pass& pass : found_) {
    std::uint32_t& end = ends_[std::size_t(pass.y)];
    std::uint32_t at = end++;
    for (; at > 0 && passes_[at - 1].y == pass.y && passes_[at - 1].x > pass.x; --at)
      passes_[at] = passes_[at - 1];
    passes_[at] = pass;
  }
  return passes_;
}

bool Cover::open(const Rings& rings) { return is_open(passes(rings)); }

bool Cover::lay_if_open(const Rings& rings) {
  const std::vector<Pass>& row = passes(rings);
  if (!is_open(row)) return false;
  lay_rows(row);
  return true;
}

bool Cover::is_open(const std::vector<Pass>& row) const {
  for (std::size_t i = 0; i + 1 < row.size(); i += 2) {
    const int x0 = column_of(row[i].x, 1), x1 = column_of(row[i + 1].x, 0);
    if (x0 < x1 && !closed(x0, x1, row[i].y)) return true;
  }
  // What is smaller than a cell is asked for as a whole.
  return row.empty();
}

void Cover::lay(const Rings& rings) { lay_rows(passes(rings)); }

void Cover::lay_rows(const std::vector<Pass>& row) {
  for (std::size_t i = 0; i + 1 < row.size(); i += 2) {
    const int y = row[i].y, x0 = column_of(row[i].x, 0), x1 = column_of(row[i + 1].x, 1);
    const int in0 = std::min(x0 + 1, x1), in1 = std::max(in0, x1 - 1);
    add(x0, in0, y, false);
    add(in0, in1, y, true);
    add(in1, x1, y, false);
  }
}

}  // namespace canvas
