// PalmFilter: finds clusters of contacts that are a palm or a sleeve rather than fingers. Knows
// only where and when contacts started; lifted ones count as long as they are recent. Pure values.
#pragma once

#include <vector>

#include "input/gestures.h"

namespace input {

class PalmFilter {
 public:
  /// A finger went down; returns it and every other contact of its cluster if
  /// `limits.palm_contacts` or more started within the window, no two farther apart than the
  /// radius; nothing otherwise.
  std::vector<FingerId> down(FingerId finger, Vec2 pos_px, double time_s, const Limits& limits,
                             double px_per_mm);
  void clear() { recent_.clear(); }

 private:
  struct Start {
    FingerId finger;
    Vec2 pos_px;
    double time_s;
  };
  std::vector<Start> recent_;  // those within the window, oldest first
};

}  // namespace input
