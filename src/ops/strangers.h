// strangers: cards that lie between the members of an island just made, so that its line would run
// round them or over them: they step aside out of it. What making room asks before it looks for free
// places. Pure; millimetres of the map.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "base/geometry.h"
#include "base/id.h"
#include "model/session.h"

namespace ops {

class Outcome;

/// The convex hull of what lies in an island.
using Hull = std::vector<base::Vec2>;
Hull hull_of(const std::vector<base::TurnedRect>& shapes);

struct Strangers {
  /// Where each would step to: the shortest way out of the hull.
  std::map<base::Id, base::Vec2> aside;
  /// Between whom they lay: those stay about there.
  std::set<base::Id> members;
  /// They may come to lie in none of these.
  std::vector<Hull> islands;

  /// Beside all of them, with room for the line.
  bool lies_beside(const base::TurnedRect& shape) const;
};

/// Of the islands that `out` makes of what lay on the board. Where more strangers than members lie
/// between them, or one would have to go far, nobody means them to: those stay, as `fixed` ones do.
Strangers strangers_in(const model::Board& board, const Outcome& out,
                       const std::set<base::Id>& fixed);

}  // namespace ops
