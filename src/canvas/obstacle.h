// Obstacle: what lines on a map go round: a card, a plate or an island, with the walls that stand round it.
// Values, made once for each thing that lies somewhere; any thread. Pure geometry, mm.
#pragma once

#include <memory>
#include <vector>

#include "base/geometry.h"
#include "canvas/draw_list.h"
#include "canvas/item.h"

namespace canvas {

/// How far lines keep off: as far as looks well, and as near as they may where there is no more room.
enum class Berth { wide, narrow };
/// From a wall to the points by which ways pass it (mm).
inline constexpr double kBeyondWall = 0.05;
/// No wall reaches farther beyond its thing (mm).
inline constexpr double kWallReach = 12;

/// A closed line that no way crosses, and the points by which ways pass it: one for each of the ring's.
struct Wall {
  std::vector<Vec2> ring;
  std::vector<Vec2> passes;   // a little outside
  std::vector<bool> outward;  // whether a way can turn there
  Rect bounds;
  bool convex = true;

  bool contains(Vec2 p) const;
  /// True where the straight way from `a` to `b` runs into it; to touch it from outside is to pass.
  bool blocks(Vec2 a, Vec2 b) const;
};

Wall wall_round(const base::TurnedRect& shape, double by);
/// `outline`'s first ring, as few points as keep off it by `by` to about `by` + 2.
Wall wall_round(const Shape& outline, double by);

struct Obstacle {
  ItemRef ref;
  Id holder;  // the island it lies in
  std::shared_ptr<const Wall> wide, narrow;

  const Wall& wall(Berth berth) const { return berth == Berth::wide ? *wide : *narrow; }
};

Obstacle obstacle_of(ItemRef ref, Id holder, const base::TurnedRect& shape);
Obstacle obstacle_of(ItemRef ref, Id holder, const Shape& outline);

}  // namespace canvas
