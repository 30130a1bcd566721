// apart: shapes on a table that lie on one another are moved apart, with little movement and their
// order kept, round what stays where it is. What making room, spreading and "turn to me" share. Pure;
// millimetres; any thread.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "base/id.h"

namespace ops {

struct Body {
  base::Id id;
  base::TurnedRect before;  // where it lay
  base::TurnedRect now;     // where it is wished; apart() moves it
  base::Id island;          // the one it belongs to; a plate's own
  bool plate = false;
  bool placed = false;  // it comes to lie there just now
  bool as_lay = false;  // it is placed with others, all as they lay
  bool fixed = false;   // it stays
  bool inside = false;  // it stays within the table
  double weight = 1;    // how little it gives way; fixed: no matter
  double line = 0;      // mm that its island's line needs round it
  base::Id whole{};     // what it makes room with: whole.h; nil: for itself
};

/// How far two shall lie from one another, mm; 0 or less: they lay on one another and may go on so,
/// but come no nearer.
using WantedGap = double (*)(const Body&, const Body&);

/// The gap between two shapes along that of their four axes along which it is widest; below 0: so deep
/// do they lie in one another. `way`: the shortest way for the second to get away, of length 1.
struct Gap {
  double mm = 0;
  base::Vec2 way;
};
Gap gap_between(const base::TurnedRect& a, const base::TurnedRect& b);

/// True when afterwards every two lie as far apart as wanted; always where none has to stay inside
/// the table and nothing is fixed. Else there is too little room for all.
bool take_apart(std::vector<Body>& bodies, WantedGap wanted, const base::Rect& table);

/// The same; where the table has too little room for all, it grows: who had to stay
/// inside need not.
void take_apart_or_grow(std::vector<Body>& bodies, WantedGap wanted, const base::Rect& table);

/// What lies on one another still gives way, each by its share: as little as can be lies so then.
void give_way(std::vector<Body>& bodies, WantedGap wanted, const base::Rect& table);

}  // namespace ops
