// SameFinger: a finger that two sources tell of (a touchscreen that speaks to the system and through a tracker, too) is
// one: what of it comes second is left out. Pure; between the sources and whoever takes touches.
#pragma once

#include <set>
#include <vector>

#include "input/touch.h"

namespace input {

class SameFinger {
 public:
  /// Appends those of the samples of one source that are no other source's finger. That is one that goes down within
  /// kNear_mm of where such a finger is or went down, while that is down or kApart_s after it lifted.
  void take(int source, const std::vector<TouchSample>& samples, double px_per_mm,
            std::vector<TouchSample>& out);

  static constexpr double kNear_mm = 8;   // nearer than two fingers can be
  static constexpr double kApart_s = 0.2;  // a tracker may be so much slower

 private:
  struct Contact {
    int source = 0;
    FingerId finger = 0;
    Vec2 down_px, pos_px;
    double seen_s = 0;
    bool down = true;
  };
  void forget(double time_s);
  bool is_others(int source, const TouchSample& sample, double px_per_mm) const;
  void follow(int source, const TouchSample& sample);

  std::vector<Contact> contacts_;  // those down, and lifted ones that still matter
  std::set<FingerId> left_out_;
};

}  // namespace input
