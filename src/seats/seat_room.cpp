#include "seats/seat_room.h"

#include <algorithm>

#include "seats/seat_plan.h"

namespace seats {

void SeatRoom::set_open(bool open) {
  open_ = open;
  waits_ = false;
  ask_for_room();
}

void SeatRoom::wait_for_room() {
  if (waits_) return;
  waits_ = true;
  ask_for_room();
}

void SeatRoom::set_place(const SeatPlace& place) {
  place_ = place;
  ask_for_room();
}

void SeatRoom::set_table(const Rect& table) {
  table_ = table;
  ask_for_room();
}

void SeatRoom::ask_for_room() {
  span_.reset();
  lay();
}

bool SeatRoom::carry_to(Vec2 window_mm, bool at_wall) {
  const SeatPlace to = nearest_place(place_, window_mm, table_, at_wall);
  if (to == place_) return false;
  set_place(to);
  return true;
}

Wish SeatRoom::wish() const {
  Wish wish;
  const Size size = open() ? panel_size(place_, table_) : waits_ ? kWaitingHandle : kHandleSize;
  wish.span.width = size.w;
  wish.least = open() ? std::min(kNarrowPanel, wish.span.width) : wish.span.width;
  // At the corners the handles of two sides would lie over one another.
  const bool upright = place_.edge == Edge::left || place_.edge == Edge::right;
  if (upright && !open()) wish.clear = kHandleSize.h + kSeatGap;
  const double length = length_of(place_.edge, table_), half = wish.span.width / 2 + wish.clear;
  wish.span.middle =
      length > 2 * half ? std::clamp(place_.along * length, half, length - half) : length / 2;
  return wish;
}

bool SeatRoom::set_span(const Span& span) {
  return set_panel({span, panel_size(place_, table_).h});
}

bool SeatRoom::set_panel(const Panel& panel) {
  if (span_ == panel.span && depth_ == panel.depth) return false;
  span_ = panel.span;
  depth_ = panel.depth;
  lay();
  return true;
}

void SeatRoom::keep_span() {
  const double length = length_of(place_.edge, table_);
  if (span_ && length > 0) place_.along = std::clamp(span_->middle / length, 0.0, 1.0);
}

void SeatRoom::lay() {
  Size size = open() ? panel_size(place_, table_) : kHandleSize;
  if (open() && span_) size.h = depth_;
  const Span span = span_ ? *span_ : wish().span;
  size.w = span.width;
  SeatPlace there = place_;
  const double length = length_of(place_.edge, table_);
  if (length > 0) there.along = span.middle / length;
  frame_ = frame_of(there, size, table_);
  moved_ = true;
}

}  // namespace seats
