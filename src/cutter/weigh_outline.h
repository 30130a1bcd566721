// What speaks for an outline of a piece of paper: how its sides stand out, how much one piece what lies in it is.
// Pure; any thread.
#pragma once

#include <opencv2/core.hpp>

#include "cutter/masks.h"
#include "cutter/quad.h"

namespace cutter {

struct Weighed {
  Quad quad;           // px of the ground
  double area = 0;     // px²
  double sides = 0;    // 0…1, the share of its sides along which something changes, if slowly
  double marked = 0;   // 0…1, the share of its sides that a line marks
  double weakest = 0;  // the same of the side where least does
  int corners = 0;  // of the four, that are of the same colour as the rest: a round thing has none
  double even = 0;  // 0…1, how alike what lies in it is
  double stands_out = 0;  // 0…1, the share of its sides on whose two sides lies something else
  int sides_out = 0;      // of the four, along the greater part of which it is so
  double calm_out = 0;    // the same, thick writing left out
  cv::Vec3f color{};      // Lab, of the paper itself
  double sure() const { return sides * even * (0.5 + 0.5 * stands_out); }
};

Weighed weighed(const Ground& ground, const Quad& quad);

/// Each side moved by a few pixels, to where most changes along it.
Quad snapped(const Ground& ground, const Quad& quad);
/// The same with each end of a side by itself, where that is clearly better.
Quad settled(const Ground& ground, const Quad& quad);

}  // namespace cutter
