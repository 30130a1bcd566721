#include "model/rounding.h"

#include <cmath>

namespace model {

namespace {

/// No minus in front of a nought.
double to_parts(double v, double per_unit) { return std::round(v * per_unit) / per_unit + 0.0; }

}  // namespace

double rounded(double v) { return to_parts(v, 1e6); }
Vec2 rounded(Vec2 v) { return {to_parts(v.x, 1000), to_parts(v.y, 1000)}; }
Size rounded(Size v) { return {to_parts(v.w, 1000), to_parts(v.h, 1000)}; }

InkStroke rounded(InkStroke s) {
  s.width = to_parts(s.width, 100);
  for (Vec2& p : s.points) p = {to_parts(p.x, 100), to_parts(p.y, 100)};
  return s;
}

void round_value(Loop& loop) {
  for (Vec2& p : loop) p = rounded(p);
}

void round_value(Ground& ground) {
  ground.middle = rounded(ground.middle);
  ground.size = rounded(ground.size);
  for (auto* zones : {&ground.columns, &ground.rows})
    for (Zone& zone : *zones) zone.share = rounded(zone.share);
}

void round_value(std::vector<InkStroke>& ink) {
  for (InkStroke& stroke : ink) stroke = rounded(std::move(stroke));
}

}  // namespace model
