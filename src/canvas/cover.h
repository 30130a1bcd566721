// Cover: what of a heap can be seen. Things are laid from the top down on a coarse raster; a cell
// is closed once something opaque fills it, or once so much lies over it that nothing below shows.
// What lies under closed cells alone need not be drawn: the picture of a heap costs what is seen of
// it. Whether a cell is closed depends on nothing outside of it, so that a part painted anew looks
// like the whole.
#pragma once

#include <cstdint>
#include <vector>

#include "base/geometry.h"

namespace canvas {

class Cover {
 public:
  using Rings = std::vector<std::vector<base::Vec2>>;

  /// For what is seen within `region` (mm) at `scale` px/mm.
  Cover(const base::Rect& region, double scale);

  /// Whether anything within `reach` would be seen: a thing's bounds, shadow included.
  bool open(const base::Rect& reach) const;
  /// The same of what is filled, even-odd; its edge is not asked for.
  bool open(const Rings& rings);
  /// Lays an opaque thing with corners of `radius`, its shadow reaching `shadow` mm beyond it.
  void lay(const base::TurnedRect& shape, double radius, double shadow);
  /// Lays what lets shine through.
  void lay(const Rings& rings);
  /// The same where it is open; else false.
  bool lay_if_open(const Rings& rings);

 private:
  struct Cells {
    int x0, y0, x1, y1;  // x1, y1 past the last
  };
  struct Pass {
    int y;  // the row
    double x;
  };
  const std::vector<Pass>& passes(const Rings& rings);
  bool is_open(const std::vector<Pass>& row) const;
  void lay_rows(const std::vector<Pass>& row);
  bool closed(int x0, int x1, int y) const;
  Cells cells_of(const base::Rect& r) const;
  void close(int x0, int x1, int y);
  /// `filled`: all of each cell, or a part of it.
  void add(int x0, int x1, int y, bool filled);
  int row_of(double y, int more) const;
  int column_of(double x, int more) const;

  double cell_;  // mm
  std::int64_t left_, top_;
  int columns_, rows_, words_;
  std::vector<std::uint64_t> closed_;  // a bit a cell, rows of words_
  std::vector<std::uint8_t> laid_;     // how much lies on each cell
  std::vector<Pass> found_, passes_;
  std::vector<std::uint32_t> ends_;  // of each row's, in passes_
};

}  // namespace canvas
