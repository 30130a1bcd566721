// SeatSurvey: the questionnaire at all seats at once: at which it waits, and how what people say there
// comes into the session, beside its history. Seats owns it. The window's thread.
#pragma once

#include "seats/seating.h"

namespace seats {

class SeatSurvey {
 public:
  /// All live longer.
  SeatSurvey(desk::Desk& desk, Aids& aids, Seating& seating)
      : desk_(desk), aids_(aids), seating_(seating) {}

  bool asking() const { return asking_; }
  /// At how many seats it still waits.
  int waiting() const;
  void begin();
  /// At no seat any more: what people said so far counts.
  void end();
  /// Somebody sat down, or somebody's place is given up: what was said there counts.
  void came(Seat& seat) const;
  void hand_in(Seat& seat);
  /// What is asked has changed.
  void look();

 private:
  void hand_in(Seat& seat, InkWords& ink);
  void tell_unread(const InkWords& ink);

  desk::Desk& desk_;
  Aids& aids_;
  Seating& seating_;
  bool asking_ = false;
};

}  // namespace seats
