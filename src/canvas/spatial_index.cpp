#include "canvas/spatial_index.h"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace canvas {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

namespace {
using Point = bg::model::point<double, 2, bg::cs::cartesian>;
using Box = bg::model::box<Point>;
using TreeValue = std::pair<Box, ItemRef>;
struct SameItem {
  bool operator()(const TreeValue& a, const TreeValue& b) const { return a.second == b.second; }
};
Box to_box(const base::Rect& r) { return {{r.min.x, r.min.y}, {r.max.x, r.max.y}}; }
}  // namespace

struct SpatialIndex::Tree {
  bgi::rtree<TreeValue, bgi::quadratic<16>, bgi::indexable<TreeValue>, SameItem> tree;
};

SpatialIndex::SpatialIndex() : tree_(std::make_unique<Tree>()) {}
SpatialIndex::~SpatialIndex() = default;
SpatialIndex::SpatialIndex(SpatialIndex&&) noexcept = default;
SpatialIndex& SpatialIndex::operator=(SpatialIndex&&) noexcept = default;

void SpatialIndex::fill(const std::vector<Value>& values) {
  std::vector<TreeValue> boxes;
  boxes.reserve(values.size());
  for (const auto& [bounds, ref] : values) boxes.emplace_back(to_box(bounds), ref);
  tree_->tree = decltype(tree_->tree)(boxes.begin(), boxes.end());
}

void SpatialIndex::insert(const base::Rect& bounds, ItemRef ref) {
  tree_->tree.insert({to_box(bounds), ref});
}
void SpatialIndex::remove(const base::Rect& bounds, ItemRef ref) {
  tree_->tree.remove({to_box(bounds), ref});
}

std::vector<ItemRef> SpatialIndex::query(const base::Rect& region) const {
  std::vector<ItemRef> out;
  if (region.empty()) return out;
  for (auto it = tree_->tree.qbegin(bgi::intersects(to_box(region))); it != tree_->tree.qend();
       ++it)
    out.push_back(it->second);
  return out;
}

base::Rect SpatialIndex::bounds() const {
  if (tree_->tree.empty()) return {};
  const auto b = tree_->tree.bounds();
  return {{bg::get<bg::min_corner, 0>(b), bg::get<bg::min_corner, 1>(b)},
          {bg::get<bg::max_corner, 0>(b), bg::get<bg::max_corner, 1>(b)}};
}

}  // namespace canvas
