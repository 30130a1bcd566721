// Parcel: things that are moved as one (an island, cards that go together), as far as they have to
// stay in sight and in reach; and where what is let go or thrown comes to lie. Values, used by Mover.
#pragma once

#include <optional>
#include <vector>

#include "canvas/pose.h"
#include "tools/using.h"

namespace tools {

struct Parcel {
  std::vector<base::TurnedRect> things;
  Rect bounds() const;
  Parcel posed(const canvas::Pose& pose) const;
};

base::Size size_of(const Rect& r);

/// How far it is shifted from where it is held to where it comes to lie: whole on the table; thrown
/// by `throw_mm` (0: put down) as far as it goes under nothing, looked at each `step_mm` of the way.
Vec2 shift_to_rest(const Parcel& held, Vec2 throw_mm, const ops::Sight& sight, double step_mm);

/// How far on the way it comes: to the last place before one that is not `good`, once it has come
/// to a good one.
template <class Good>
std::optional<Vec2> last_good(Vec2 from, Vec2 way, double step_mm, Good&& good) {
  const int steps = 1 + int(base::length(way) / step_mm);
  std::optional<Vec2> last;
  for (int n = 0; n <= steps; ++n) {
    const Vec2 next = from + way * (double(n) / steps);
    if (good(next))
      last = next;
    else if (last)
      break;
  }
  return last;
}

}  // namespace tools
