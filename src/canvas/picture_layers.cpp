#include "canvas/picture_layers.h"

#include <algorithm>

#include "base/assert.h"

namespace canvas {

std::uint32_t LayerRange::at(int n) const {
  ASSERT(n >= 0 && first + std::uint32_t(n) < end, "a layer of the picture runs into the next");
  return first + std::uint32_t(n);
}

std::uint32_t layer_above(const DrawList& list, std::uint32_t least, std::size_t from) {
  for (std::size_t i = from; i < list.entries.size(); ++i)
    least = std::max(least, list.entries[i].layer + 1);
  return least;
}

void sort_by_layer(DrawList& list) {
  std::stable_sort(list.entries.begin(), list.entries.end(),
                   [](const auto& a, const auto& b) { return a.layer < b.layer; });
}

}  // namespace canvas
