// PastFingers: the fingers on a table as it was. They move the map, locked or not, and nothing
// else; whoever wants more is told why. Asked before the tools. The window's thread.
#pragma once

#include "input/gestures.h"
#include "input/touch_taker.h"
#include "pages/sitting.h"

namespace pages {

class TimelinePart;

class PastFingers final : public input::TouchTaker {
 public:
  /// Both live longer.
  PastFingers(Sitting& sitting, TimelinePart& timeline) : sitting_(sitting), timeline_(timeline) {}

  bool covers(base::Vec2) override { return sitting_.looking_back; }
  void feed(const input::TouchSample& sample) override;

 private:
  Sitting& sitting_;
  TimelinePart& timeline_;
  input::Recogniser recogniser_{1};
};

}  // namespace pages
