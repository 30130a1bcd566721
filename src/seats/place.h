// Where people sit at the edges. SeatFrame: the seat's own millimetres (x to the right, y towards
// the person, from the panel's corner at the person's upper left) laid on the window. Plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "desk/seat_place.h"

namespace seats {

using base::Rect;
using base::Size;
using base::Vec2;

using desk::Edge;
using desk::SeatPlace;

inline constexpr int kMostSeats = 12;     // round a table
inline constexpr int kMostWallSeats = 6;  // before a wall: all at the bottom

/// How what faces a person at this side is turned, radians, clockwise; 0 at the bottom.
double turn_of(Edge edge);
const char* name_of(Edge edge);

/// The seat's millimetres on the window's (from its top left). Quarter turns only: rectangles stay
/// rectangles.
struct SeatFrame {
  Vec2 origin;
  double turn = 0;
  Size size;
  Vec2 to_window(Vec2 p) const { return origin + base::turned(p, turn); }
  Vec2 from_window(Vec2 p) const { return base::turned(p - origin, -turn); }
  Rect to_window(const Rect& r) const;
  /// All of it, on the window.
  Rect area() const { return to_window(Rect{{0, 0}, {size.w, size.h}}); }
  bool contains(Vec2 window_mm) const;
};

/// A panel of this size at this place, within `table` (the part of the window that is the table,
/// mm): moved along the edge as far as it must to lie on it.
SeatFrame frame_of(const SeatPlace& place, Size size, const Rect& table);

/// The part of an edge that a seat takes: mm from the edge's left or top end.
struct Span {
  double middle = 0, width = 0;
  friend bool operator==(const Span&, const Span&) = default;
};
/// What a seat would like of its edge, and with what it can do.
struct Wish {
  Span span;
  double least = 0;  // never narrower
  double clear = 0;  // to be left at both ends: there the next side's seats begin
};
inline constexpr double kSeatGap = 2;  // mm between two seats of one edge

bool has_size(const Rect& table);
double length_of(Edge edge, const Rect& table);
/// Where one finds room beside those that sit there already and stay where they are: as near to the
/// wish as can be, as wide as can be. None: they would have to make room, see side_by_side().
std::optional<Span> room_beside(const Wish& wish, const std::vector<Span>& others, double length);
/// All of one edge beside one another in the order of their wishes, narrower where there is not
/// room enough, and over one another evenly where even that does not do. In the order given.
std::vector<Span> side_by_side(const std::vector<Wish>& wishes, double length);

/// The nearest place at the table's edge to a point of the window; `at_wall`: the bottom only.
SeatPlace nearest_place(SeatPlace place, Vec2 window_mm, const Rect& table, bool at_wall);

/// At this side, as near to a point of the window as can be.
SeatPlace place_at(Edge edge, Vec2 window_mm, const Rect& table);

/// The lowest number nobody has; 0: there are as many as there can be.
int free_number(const std::vector<SeatPlace>& taken, bool at_wall);

/// A place for one more: the widest free stretch of edge, the nearest side to sit at first, with
/// the lowest free number. False, and `out` as it was, when all numbers are taken or the table has
/// no size.
bool place_for_another(const std::vector<SeatPlace>& taken, const Rect& table, bool at_wall,
                       SeatPlace& out);

}  // namespace seats
