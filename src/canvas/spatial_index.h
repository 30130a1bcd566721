// SpatialIndex: which items meet a rectangle (an R-tree, Boost.Geometry), with how high each lies,
// so that of a heap only what is wanted has to be looked at. The model's thread only.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/geometry.h"
#include "canvas/item.h"

namespace canvas {

class SpatialIndex {
 public:
  struct Value {
    base::Rect bounds;
    ItemRef ref;
    double z = 0;
  };

  SpatialIndex();
  ~SpatialIndex();
  SpatialIndex(SpatialIndex&&) noexcept;
  SpatialIndex& operator=(SpatialIndex&&) noexcept;

  /// Replaces everything: much faster than one by one.
  void fill(const std::vector<Value>& values);
  void insert(const Value& value);
  /// `bounds` as it was inserted.
  void remove(const base::Rect& bounds, ItemRef ref);
  /// In no particular order.
  std::vector<Value> query(const base::Rect& region) const;
  /// True when `is_one` holds for anything that meets `region`; looks no further then.
  bool any(const base::Rect& region, const std::function<bool(ItemRef)>& is_one) const;
  base::Rect bounds() const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace canvas
