// LineEnds: what a relation's line runs between, as it is shown: a card, an island, the pile that hides it, or of
// an island that holds the other end its plate; in whatever hand. For RelationLines; the model's thread.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "canvas/holding.h"
#include "canvas/island_outlines.h"
#include "canvas/places.h"
#include "canvas/relation.h"

namespace canvas {

class LineEnds {
 public:
  /// All of them outlive it, and are in step whenever it is asked.
  LineEnds(const Holding& holding, const Places& places, const IslandOutlines& outlines)
      : holding_(holding), places_(places), outlines_(outlines) {}

  /// Nothing where it is hidden.
  std::optional<LineEnd> end_of(const model::Board& board, Id id) const;
  std::optional<std::pair<LineEnd, LineEnd>> ends_of(const model::Board& board,
                                                     const model::Relation& relation) const;
  /// Which way what lies there faces.
  double turn_of(const model::Board& board, Id end) const;
  /// How what lies there is held, or not at all.
  std::optional<Pose> pose_of(const model::Board& board, Id end) const;

 private:
  const Holding& holding_;
  const Places& places_;
  const IslandOutlines& outlines_;
};

/// The islands that hold it, the innermost first.
std::vector<Id> holders_of(const model::Board& board, Id end);

}  // namespace canvas
