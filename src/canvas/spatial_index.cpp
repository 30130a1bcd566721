#include "canvas/spatial_index.h"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace canvas {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

namespace {
using Point = bg::model::point<double, 2, bg::cs::cartesian>;
using Box = bg::model::box<Point>;
struct TreeValue {
  Box box;
  ItemRef ref;
  double z;
};
struct BoxOf {
  using result_type = const Box&;
  result_type operator()(const TreeValue& v) const { return v.box; }
};
struct SameItem {
  bool operator()(const TreeValue& a, const TreeValue& b) const { return a.ref == b.ref; }
};
Box to_box(const base::Rect& r) { return {{r.min.x, r.min.y}, {r.max.x, r.max.y}}; }
base::Rect to_rect(const Box& b) {
  return {{bg::get<bg::min_corner, 0>(b), bg::get<bg::min_corner, 1>(b)},
          {bg::get<bg::max_corner, 0>(b), bg::get<bg::max_corner, 1>(b)}};
}
TreeValue to_value(const SpatialIndex::Value& v) { return {to_box(v.bounds), v.ref, v.z}; }
}  // namespace

struct SpatialIndex::Tree {
  bgi::rtree<TreeValue, bgi::quadratic<16>, BoxOf, SameItem> tree;
};

SpatialIndex::SpatialIndex() : tree_(std::make_unique<Tree>()) {}
SpatialIndex::~SpatialIndex() = default;
SpatialIndex::SpatialIndex(SpatialIndex&&) noexcept = default;
SpatialIndex& SpatialIndex::operator=(SpatialIndex&&) noexcept = default;

void SpatialIndex::fill(const std::vector<Value>& values) {
  std::vector<TreeValue> boxes;
  boxes.reserve(values.size());
  for (const Value& v : values) boxes.push_back(to_value(v));
  tree_->tree = decltype(tree_->tree)(boxes.begin(), boxes.end());
}

void SpatialIndex::insert(const Value& value) { tree_->tree.insert(to_value(value)); }
void SpatialIndex::remove(const base::Rect& bounds, ItemRef ref) {
  tree_->tree.remove({to_box(bounds), ref, 0});
}

std::vector<SpatialIndex::Value> SpatialIndex::query(const base::Rect& region) const {
  std::vector<Value> out;
  if (region.empty()) return out;
  for (auto it = tree_->tree.qbegin(bgi::intersects(to_box(region))); it != tree_->tree.qend();
       ++it)
    out.push_back({to_rect(it->box), it->ref, it->z});
  return out;
}

bool SpatialIndex::any(const base::Rect& region, const std::function<bool(ItemRef)>& is_one) const {
  if (region.empty()) return false;
  for (auto it = tree_->tree.qbegin(bgi::intersects(to_box(region))); it != tree_->tree.qend();
       ++it)
    if (is_one(it->ref)) return true;
  return false;
}

base::Rect SpatialIndex::bounds() const {
  return tree_->tree.empty() ? base::Rect{} : to_rect(tree_->tree.bounds());
}

}  // namespace canvas
