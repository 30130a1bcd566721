// lay_sheet: where the questionnaire lies in a seat's open panel. SheetPlan is worked out from the panel's
// plan; the buttons of it are Spots as lay_spots has them. The window's thread.
#pragma once

#include <vector>

#include "seats/seat.h"
#include "seats/seat_plan.h"

namespace seats {

struct SheetPlan {
  SheetPlan(const SeatPlan& plan, Size panel);
  Rect all;               // above the bar, or left of it
  Rect question, room;    // what is asked, and below it what can be tapped
  Rect thanked, person;   // once it is handed in: how many are, and somebody else's turn
  Rect back, number, on;  // below, in a low panel at the right
  /// For words the keyboard stays: what is asked stands where cards wait otherwise, the buttons beside.
  Rect beside;
  /// Faces and numbers in a row; `count` choices as large as they can be.
  std::vector<Rect> row(int count) const;
  std::vector<Rect> choices(int count) const;
  /// Below a row: what its ends mean.
  Rect ends() const;
};

/// Requires: it is shown there.
void lay_sheet(const Seat& seat, const SeatPlan& plan, std::vector<Spot>& out);

}  // namespace seats
