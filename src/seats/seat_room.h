// SeatRoom: the room that one seat has at the table's edge: its place, handle or panel, and the
// frame in which it lies on the window. Its Seat owns it; Seating gives it room. The window's
// thread.
//  1. frame() is where place, table, span and whether it is open put it: whoever changes one of
//     them here has it laid anew. Before the first set_table() there is no frame.
//  2. No span: room is still to be given; until then it lies where it would like to.
//  3. take_moved() is true once after each change of the frame, and at first.
#pragma once

#include <optional>
#include <utility>

#include "seats/place.h"

namespace seats {

class SeatRoom {
 public:
  explicit SeatRoom(SeatPlace place) : place_(std::move(place)) {}

  const SeatPlace& place() const { return place_; }
  void set_name(std::string name) { place_.name = std::move(name); }
  bool open() const { return open_; }
  const SeatFrame& frame() const { return frame_; }

  // Each of these asks for room anew.
  void set_open(bool open);
  void set_place(const SeatPlace& place);
  /// The part of the window that is the table (mm).
  void set_table(const Rect& table);
  void ask_for_room();
  /// In somebody's hand: to the place at the edge nearest to this point. False: it is there
  /// already.
  bool carry_to(Vec2 window_mm, bool at_wall);

  /// What it would like of its edge now.
  Wish wish() const;
  const std::optional<Span>& span() const { return span_; }
  /// False: it has this already.
  bool set_span(const Span& span);
  /// Where it found room is its place from now on.
  void keep_span();

  bool take_moved() { return std::exchange(moved_, false); }

 private:
  void lay();

  SeatPlace place_;
  Rect table_;
  std::optional<Span> span_;
  bool open_ = false;
  SeatFrame frame_;
  bool moved_ = true;
};

}  // namespace seats
