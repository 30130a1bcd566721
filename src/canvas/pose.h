// How something held is shown, away from where the board says it lies.
#pragma once

#include "base/geometry.h"

namespace canvas {

/// Turned about `pivot`, then shifted.
struct Pose {
  base::Vec2 shift;
  double turn = 0;
  base::Vec2 pivot;
  base::Vec2 apply(base::Vec2 p) const { return pivot + base::turned(p - pivot, turn) + shift; }
  base::TurnedRect apply(base::TurnedRect r) const {
    return {apply(r.centre), r.size, r.turn + turn};
  }
};

}  // namespace canvas
