#include "app/frame_times.h"

#include <algorithm>

namespace app {

void FrameTimes::add(double ms) {
  ++total_;
  if (times_.size() >= 100000) times_.erase(times_.begin(), times_.begin() + 50000);
  times_.push_back(ms);
}

FrameTimes::Figures FrameTimes::take() {
  Figures f;
  f.count = times_.size();
  if (times_.empty()) return f;
  std::sort(times_.begin(), times_.end());
  const auto at = [&](double share) {
    return times_[std::min(times_.size() - 1, std::size_t(share * double(times_.size())))];
  };
  f.median_ms = at(0.5);
  f.p95_ms = at(0.95);
  f.p99_ms = at(0.99);
  f.max_ms = times_.back();
  f.over_34_ms = std::size_t(times_.end() - std::upper_bound(times_.begin(), times_.end(), 34.0));
  times_.clear();
  return f;
}

}  // namespace app
