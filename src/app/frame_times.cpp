#include "app/frame_times.h"

#include <algorithm>

namespace app {

namespace {

void keep(std::vector<double>& times, double ms) {
  if (times.size() >= 100000) times.erase(times.begin(), times.begin() + 50000);
  times.push_back(ms);
}

FrameTimes::Figures figures_of(std::vector<double>& times) {
  FrameTimes::Figures f;
  f.count = times.size();
  if (times.empty()) return f;
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[std::min(times.size() - 1, std::size_t(share * double(times.size())))];
  };
  f.median_ms = at(0.5);
  f.p95_ms = at(0.95);
  f.p99_ms = at(0.99);
  f.max_ms = times.back();
  f.over_34_ms = std::size_t(times.end() - std::upper_bound(times.begin(), times.end(), 34.0));
  times.clear();
  return f;
}

}  // namespace

void FrameTimes::add(double ms, double now_s, bool moving) {
  ++total_;
  keep(times_, ms);
  if (moving && moved_s_ >= 0) keep(gaps_, (now_s - moved_s_) * 1000);
  moved_s_ = moving ? now_s : -1;
}

FrameTimes::All FrameTimes::take() { return {figures_of(times_), figures_of(gaps_)}; }

}  // namespace app
