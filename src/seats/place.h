// SeatPlace: where a person sits; SeatFrame: the seat's own millimetres (x to the right, y towards
// the person, from the panel's corner at the person's upper left) laid on the window. Plain values.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"

namespace seats {

using base::Rect;
using base::Size;
using base::Vec2;

/// The side of the table at which somebody sits.
enum class Edge { bottom, left, top, right };
inline constexpr int kMostSeats = 12;     // round a table
inline constexpr int kMostWallSeats = 6;  // before a wall: all at the bottom

/// How what faces a person at this side is turned, radians, clockwise; 0 at the bottom.
double turn_of(Edge edge);
const char* name_of(Edge edge);

struct SeatPlace {
  int number = 1;  // 1…12: its colour; told apart by it
  Edge edge = Edge::bottom;
  double along = 0.5;  // 0…1 of the edge, from its left or top end
  std::string name;    // may be empty
  friend bool operator==(const SeatPlace&, const SeatPlace&) = default;
};

/// The seat's millimetres on the window's (from its top left). Quarter turns only: rectangles stay
/// rectangles.
struct SeatFrame {
  Vec2 origin;
  double turn = 0;
  Size size;
  Vec2 to_window(Vec2 p) const { return origin + base::turned(p, turn); }
  Vec2 from_window(Vec2 p) const { return base::turned(p - origin, -turn); }
  Rect to_window(const Rect& r) const;
  bool contains(Vec2 window_mm) const;
};

/// A panel of this size at this place, within `table` (the part of the window that is the table,
/// mm): moved along the edge as far as it must to lie on it.
SeatFrame frame_of(const SeatPlace& place, Size size, const Rect& table);

/// The nearest place at the table's edge to a point of the window; `at_wall`: the bottom only.
SeatPlace nearest_place(SeatPlace place, Vec2 window_mm, const Rect& table, bool at_wall);

/// A place for one more: the widest free stretch of edge, the nearest side to sit at first, with
/// the lowest free number. Empty `out` is never returned; false when all numbers are taken.
bool place_for_another(const std::vector<SeatPlace>& taken, const Rect& table, bool at_wall,
                       SeatPlace& out);

}  // namespace seats
