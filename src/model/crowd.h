// Crowd: where most things of a table lie, if not all of them can be seen at once: one card 50 m
// away must not make the table look empty. Pure geometry, mm; for the view, for bringing what lies
// far off, and for repairs.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace model {

struct Crowd {
  base::Rect bounds;             // of what belongs to it; empty without things
  std::vector<std::size_t> far;  // the things that lie far off, ascending
};

/// All of `things` where they fit into `seen`; else the most that lie together (no farther than a
/// few metres from one another), with as many of the others as still fit.
Crowd crowd_of(const std::vector<base::Rect>& things, base::Size seen);

/// The middles of places for things of these sizes, in rows below `crowd`, or above it where the
/// table ends below; an empty crowd lies round the origin.
std::vector<base::Vec2> places_beside(const base::Rect& crowd,
                                      const std::vector<base::Size>& sizes);

}  // namespace model
