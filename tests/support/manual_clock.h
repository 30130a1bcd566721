// A Clock turned by hand.
#pragma once

#include <atomic>

#include "base/clock.h"

namespace support {

class ManualClock final : public base::Clock {
 public:
  double now_s() const override { return now_; }
  base::WallTime wall() const override { return kStart + base::WallTime(now_ * 1000); }
  /// By the test alone; threads that are tested may read it meanwhile.
  void advance(double seconds) { now_ = now_ + seconds; }

 private:
  static constexpr base::WallTime kStart = 1783247400000;  // 2026-07-05T10:30:00Z
  std::atomic<double> now_{100};
};

}  // namespace support
