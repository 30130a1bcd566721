// FloodGate: how much of what others send is let in: so much a second, and a burst of a second's. Pure.
#pragma once

#include <algorithm>
#include <cstddef>

namespace platform {

class FloodGate {
 public:
  explicit FloodGate(double a_second) : a_second_(a_second), left_(a_second) {}
  /// False: that much is too much now; it counts for nothing then.
  bool lets_in(double much, double now_s) {
    left_ = std::min(a_second_, left_ + std::max(0.0, now_s - last_s_) * a_second_);
    last_s_ = now_s;
    if (much > left_) return false;
    left_ -= much;
    return true;
  }

 private:
  double a_second_, left_;
  double last_s_ = 0;
};

}  // namespace platform
