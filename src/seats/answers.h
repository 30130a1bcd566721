// Answers: what the seats hear from the threads that convert kana and read handwriting, and that
// one of these does not work is said once. Seats owns it. The window's thread.
#pragma once

#include "seats/seating.h"

namespace seats {

class Answers {
 public:
  /// All of these live longer.
  Answers(desk::Desk& desk, Aids& aids, const Seating& seating)
      : desk_(desk), aids_(aids), seating_(seating) {}

  /// What has come is told to whoever asked. True: something looks different.
  bool take();
  /// What this seat has asked is for nothing: nobody sits there any more.
  void forget(int number);
  void forget_all();
  /// When take() has something to do, at the latest.
  double next_deadline_s() const;

 private:
  desk::Desk& desk_;
  Aids& aids_;
  const Seating& seating_;
  bool told_no_words_ = false, told_no_reading_ = false;
};

}  // namespace seats
