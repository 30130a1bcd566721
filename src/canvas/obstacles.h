// Obstacles: what lines go round on a map, each with its walls, by its place in the map. RelationLines keeps
// it in step; the model's thread. What must agree:
//  1. Once filled, it has exactly the cards, plates and islands that are shown, as they lay when they were
//     last told, in the order of their refs.
#pragma once

#include <memory>
#include <vector>

#include "canvas/island_outlines.h"
#include "canvas/obstacle.h"
#include "canvas/places.h"

namespace canvas {

class Obstacles {
 public:
  /// Both outlive it, and are settled whenever it is asked.
  Obstacles(const Places& places, const IslandOutlines& outlines)
      : places_(places), outlines_(outlines) {}

  void clear();
  bool filled() const { return filled_; }
  void fill(const model::Board& board);
  /// It came, went or was changed. Where it was and is, shadow included; empty: it is as it was.
  Rect renew(const model::Board& board, ItemRef ref);

  struct Kept {
    Obstacle obstacle;
    base::TurnedRect shape;                // of a card or plate
    std::shared_ptr<const Shape> outline;  // of an island
    Rect painted;
  };
  const std::vector<std::unique_ptr<const Kept>>& all() const { return all_; }

 private:
  std::unique_ptr<const Kept> made(const model::Board& board, ItemRef ref) const;

  const Places& places_;
  const IslandOutlines& outlines_;
  std::vector<std::unique_ptr<const Kept>> all_;
  bool filled_ = false;
};

}  // namespace canvas
