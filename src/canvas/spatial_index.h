// SpatialIndex: which items meet a rectangle (an R-tree, Boost.Geometry). The model's thread only.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "base/geometry.h"
#include "canvas/item.h"

namespace canvas {

class SpatialIndex {
 public:
  using Value = std::pair<base::Rect, ItemRef>;

  SpatialIndex();
  ~SpatialIndex();
  SpatialIndex(SpatialIndex&&) noexcept;
  SpatialIndex& operator=(SpatialIndex&&) noexcept;

  /// Replaces everything: much faster than one by one.
  void fill(const std::vector<Value>& values);
  void insert(const base::Rect& bounds, ItemRef ref);
  /// `bounds` as it was inserted.
  void remove(const base::Rect& bounds, ItemRef ref);
  /// In no particular order.
  std::vector<ItemRef> query(const base::Rect& region) const;
  base::Rect bounds() const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace canvas
