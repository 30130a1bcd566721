// SeatSurvey: the questionnaire at all seats at once: at which it waits, and how what people say there
// comes into the session, beside its history. Seats owns it. The window's thread.
#pragma once

#include "seats/seating.h"

namespace seats {

class SeatSurvey {
 public:
  /// Both live longer.
  SeatSurvey(desk::Desk& desk, Seating& seating) : desk_(desk), seating_(seating) {}

  bool asking() const { return asking_; }
  /// At how many seats it still waits.
  int waiting() const;
  void begin();
  /// At no seat any more: what people said so far counts.
  void end();
  /// Somebody sat down, or somebody's place is given up: what was said there counts.
  void came(Seat& seat) const;
  void hand_in(Seat& seat) const;
  /// What is asked has changed.
  void look();

 private:
  desk::Desk& desk_;
  Seating& seating_;
  bool asking_ = false;
};

}  // namespace seats
