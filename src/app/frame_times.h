// FrameTimes: how long frames took, for the probe and the benchmarks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace app {

class FrameTimes {
 public:
  void add(double ms);
  std::uint64_t total() const { return total_; }
  struct Figures {
    std::size_t count = 0;
    double median_ms = 0, p95_ms = 0, p99_ms = 0, max_ms = 0;
    std::size_t over_34_ms = 0;
  };
  /// Of the frames since the last call (the newest 100,000 at most).
  Figures take();

 private:
  std::vector<double> times_;
  std::uint64_t total_ = 0;
};

}  // namespace app
