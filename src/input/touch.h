// What a finger, a pen or the mouse did: the input of the recogniser and the TouchSource seam that
// platform fills. Plain values; positions in window pixels as the device gives them.
#pragma once

#include <cstdint>
#include <vector>

#include "base/geometry.h"

namespace input {

using base::Vec2;

/// One contact from down to up. Unique among all sources for the program's life.
using FingerId = std::uint64_t;

/// `lost`: its device has gone; it lifts where it was last seen, and taps and throws nothing.
enum class Phase { down, move, up, cancel, lost };
enum class Pointer { finger, pen, mouse };

struct TouchSample {
  FingerId finger = 0;
  Phase phase = Phase::down;
  Vec2 pos_px;
  double time_s = 0;      // base::Clock::now_s
  double contact_mm = 0;  // the contact's larger diameter, where the device says; else 0
  Pointer pointer = Pointer::finger;
};

/// A device (or several) that delivers samples. poll() is called on the window's thread and never
/// waits; a source with a thread of its own wakes the loop through the callback it was made with.
class TouchSource {
 public:
  virtual ~TouchSource() = default;
  /// Appends what has come since the last call, in order.
  virtual void poll(std::vector<TouchSample>& out) = 0;
};

}  // namespace input
