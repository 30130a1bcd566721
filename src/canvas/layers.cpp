#include "canvas/layers.h"

#include <cmath>
#include <unordered_map>

namespace canvas {

std::vector<std::uint32_t> overlap_layers(const std::vector<base::Rect>& rects) {
  constexpr double kCell = 120;  // mm: a little more than a card
  struct Cell {
    std::vector<std::uint32_t> items;
    std::uint32_t highest = 0;
  };
  std::unordered_map<std::uint64_t, Cell> cells;
  cells.reserve(rects.size());
  std::vector<std::uint32_t> layer(rects.size(), 0);
  for (std::uint32_t i = 0; i < rects.size(); ++i) {
    const base::Rect& r = rects[i];
    const auto x0 = std::int32_t(std::floor(r.min.x / kCell)),
               x1 = std::int32_t(std::floor(r.max.x / kCell));
    const auto y0 = std::int32_t(std::floor(r.min.y / kCell)),
               y1 = std::int32_t(std::floor(r.max.y / kCell));
    std::uint32_t mine = 0;
    const auto key = [](std::int32_t x, std::int32_t y) {
      return (std::uint64_t(std::uint32_t(x)) << 32) | std::uint32_t(y);
    };
    for (auto x = x0; x <= x1; ++x)
      for (auto y = y0; y <= y1; ++y) {
        const auto it = cells.find(key(x, y));
        if (it == cells.end()) continue;
        const Cell& cell = it->second;
        // From the top down: in a pile the first look already settles it.
        for (auto k = cell.items.rbegin(); k != cell.items.rend() && mine <= cell.highest; ++k)
          if (layer[*k] >= mine && rects[*k].intersects(r)) mine = layer[*k] + 1;
      }
    layer[i] = mine;
    for (auto x = x0; x <= x1; ++x)
      for (auto y = y0; y <= y1; ++y) {
        Cell& cell = cells[key(x, y)];
        cell.items.push_back(i);
        cell.highest = std::max(cell.highest, mine);
      }
  }
  return layer;
}

}  // namespace canvas
