#include "tools/parcel.h"

#include <algorithm>

#include "ops/in_sight.h"

namespace tools {

Rect Parcel::bounds() const {
  Rect all;
  for (const base::TurnedRect& t : things) all = all.united(t.bounds());
  return all;
}

Parcel Parcel::posed(const canvas::Pose& pose) const {
  Parcel out = *this;
  for (base::TurnedRect& t : out.things) t = pose.apply(t);
  return out;
}

base::Size size_of(const Rect& r) { return {r.width(), r.height()}; }

Vec2 shift_to_rest(const Parcel& held, Vec2 throw_mm, const ops::Sight& sight, double step_mm) {
  const Rect box = held.bounds();
  const base::Size size = size_of(box);
  const Vec2 from = box.centre(), put_down = ops::kept_on(sight, from, size);
  if (throw_mm == Vec2{}) return put_down - from;
  const Vec2 way = ops::kept_on(sight, from + throw_mm, size) - from;
  const auto reached = [&](Vec2 p) {
    if (base::distance(ops::kept_on(sight, p, size), p) > 0.001) return false;
    const Parcel there = held.posed({p - from, 0, {}});
    return std::all_of(there.things.begin(), there.things.end(),
                       [&](const base::TurnedRect& t) { return ops::in_reach(sight, t); });
  };
  auto end = last_good(from, way, step_mm, [&](Vec2 p) { return ops::lies_free(sight, p, size); });
  if (!end) end = ops::nearest_free(sight, from, size);
  // Too large for what the seats leave free: at least all of it can be reached.
  if (!end) end = last_good(from, way, step_mm, reached);
  return end.value_or(put_down) - from;
}

}  // namespace tools
