// SeatRoom: the room that one seat has at the table's edge: its place, handle or panel, and the
// frame in which it lies on the window. Its Seat owns it; Seating gives it room. The window's
// thread.
//  1. frame() is where place, table, span and whether it is open put it: whoever changes one of
//     them here has it laid anew. Before the first set_table() there is no frame.
//  2. No span: room is still to be given; until then it lies where it would like to.
//  3. Where there is no room for its panel it waits, closed; open() and waits() are never both true.
//  4. take_moved() is true once after each change of the frame, and at first.
#pragma once

#include <optional>
#include <utility>

#include "seats/panel_room.h"

namespace seats {

class SeatRoom {
 public:
  explicit SeatRoom(SeatPlace place) : place_(std::move(place)) {}

  const SeatPlace& place() const { return place_; }
  void set_name(std::string name) { place_.name = std::move(name); }
  bool open() const { return open_ && !waits_; }
  /// It is to be opened as soon as there is room.
  bool waits() const { return waits_; }
  const SeatFrame& frame() const { return frame_; }

  // Each of these asks for room anew.
  void set_open(bool open);
  /// There is no room for the panel now.
  void wait_for_room();
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
  /// Its room as a panel. Requires: it is open and has some.
  Panel panel() const { return {*span_, depth_}; }
  /// Room for a handle, or for a panel as deep as it would like. False: it has this already.
  bool set_span(const Span& span);
  /// Room for its panel. Requires: it is open. False: it has this already.
  bool set_panel(const Panel& panel);
  /// Where it found room is its place from now on.
  void keep_span();

  bool take_moved() { return std::exchange(moved_, false); }

 private:
  void lay();

  SeatPlace place_;
  Rect table_;
  std::optional<Span> span_;
  double depth_ = 0;  // of the panel, where there is a span
  bool open_ = false, waits_ = false;
  SeatFrame frame_;
  bool moved_ = true;
};

}  // namespace seats
