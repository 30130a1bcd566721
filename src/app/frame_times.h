// FrameTimes: how long frames took, and how far apart they came while something moved by itself; for the
// probe and the benchmarks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace app {

class FrameTimes {
 public:
  /// A frame that took so long was shown at `now_s`. `moving`: something moves by itself.
  void add(double ms, double now_s, bool moving);
  /// The loop has turned and had nothing to show.
  void rest() { moved_s_ = -1; }
  std::uint64_t total() const { return total_; }
  struct Figures {
    std::size_t count = 0;
    double median_ms = 0, p95_ms = 0, p99_ms = 0, max_ms = 0;
    std::size_t over_34_ms = 0;
  };
  struct All {
    Figures frames;
    Figures apart;  // from one frame of a move to the next
  };
  /// Of the frames since the last call (the newest 100,000 at most).
  All take();

 private:
  std::vector<double> times_, gaps_;
  double moved_s_ = -1;  // when a frame of a move was shown; < 0: the last one was none
  std::uint64_t total_ = 0;
};

}  // namespace app
