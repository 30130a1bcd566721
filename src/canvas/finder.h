// Finder: what lies at a point, within a ring, in a view, and where there is room. Keeps nothing: asks
// the map and the hands. Scene keeps it, and settles the map first; the model's thread.
#pragma once

#include <optional>
#include <vector>

#include "canvas/found.h"
#include "canvas/map_index.h"

namespace canvas {

/// Every question is described where everybody asks it: see Scene. All require that the map is
/// settled; those before is_free() that it shows a board.
class Finder {
 public:
  /// Both outlive it.
  Finder(const MapIndex& map, const Holding& holding) : map_(map), holding_(holding) {}

  std::optional<ItemRef> hit(Vec2 p, double slop) const;
  std::optional<Id> card_at(Vec2 p, Id except) const;
  Id island_at(Vec2 p, Id except) const;
  Enclosed enclosed_by(const std::vector<Vec2>& ring) const;
  std::vector<TurnedRect> shapes_in(Id island) const;
  bool is_free(const Rect& spot) const;
  Vec2 free_place(Size size, const Rect& view, const std::vector<Rect>& avoid) const;
  Crowd crowd(Size seen) const;
  std::vector<ItemRef> visible_items(const Rect& view) const;

 private:
  const MapIndex& map_;
  const Holding& holding_;
};

}  // namespace canvas
