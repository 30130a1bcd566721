// TouchTaker: one of those who may take a finger: panels, seats, the toolbox. A router asks them in
// order when a finger goes down; whoever takes it has it until it lifts. One thread.
#pragma once

#include "input/touch.h"

namespace input {

class TouchTaker {
 public:
  virtual ~TouchTaker() = default;
  /// A finger that goes down here (window px) would be its.
  virtual bool covers(Vec2 pos_px) = 0;
  /// What a finger does that went down on it, from its down on.
  virtual void feed(const TouchSample& sample) = 0;
  /// A finger went down on somebody else.
  virtual void touched_elsewhere() {}
};

}  // namespace input
