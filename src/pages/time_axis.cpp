#include "pages/time_axis.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "pages/clock_words.h"

namespace pages {

namespace {

constexpr double kBreak_s = 60;  // a longer one takes no more room
constexpr double kLeast_s =
    0.25;  // what happened at once, or on a clock set back, lies apart even so
constexpr int kSteps_min[] = {1, 2, 5, 10, 15, 20, 30, 60, 120, 240, 480, 1440};

/// Minutes since midnight of some day, on this machine's clock.
std::int64_t local_minutes(base::WallTime at) {
  const std::time_t seconds = at / 1000;
  std::tm tm{};
  localtime_r(&seconds, &tm);
  return (std::int64_t(seconds) + tm.tm_gmtoff) / 60;
}

}  // namespace

TimeAxis::TimeAxis(const storage::Past& past, base::Id board) {
  const auto& moments = past.moments();
  bool hole = false;
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const storage::Past::Moment& m = moments[i];
    hole = hole || m.after_hole;
    if (i > 0 && std::ranges::find(m.boards, board) == m.boards.end()) continue;
    const std::uint64_t first = i > 0 ? moments[i - 1].op + 1 : m.op;
    stops_.push_back({i, m.at, first, m.op, std::exchange(hole, false)});
  }
  double way = 0;
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    if (i > 0)
      way += kLeast_s + std::clamp(double(stops_[i].at - stops_[i - 1].at) / 1000, 0.0, kBreak_s);
    places_.push_back(way);
  }
  for (double& place : places_) place = way > 0 ? place / way : 0;
}

std::size_t TimeAxis::stop_at(double place) const {
  // The panel has places as floats.
  const auto after = std::ranges::upper_bound(places_, place + 2e-7);
  return after == places_.begin() ? 0 : std::size_t(after - places_.begin()) - 1;
}

std::size_t TimeAxis::stop_after(std::uint64_t op) const {
  const auto at = std::ranges::lower_bound(stops_, op, {}, &Stop::op);
  if (at != stops_.end() && (at == stops_.begin() || at->first <= op))
    return std::size_t(at - stops_.begin());
  return std::size_t(at - stops_.begin()) - 1;
}

std::vector<float> TimeAxis::density(std::size_t columns) const {
  std::vector<float> out(columns, 0);
  if (columns == 0) return out;
  for (std::size_t i = 1; i < stops_.size(); ++i)
    ++out[std::min(columns - 1, std::size_t(places_[i] * double(columns)))];
  const float most = std::max(1.0f, *std::ranges::max_element(out));
  // By the root: a single action is seen beside a busy minute.
  for (float& column : out) column = std::sqrt(column / most);
  return out;
}

std::vector<std::pair<float, float>> TimeAxis::holes() const {
  std::vector<std::pair<float, float>> out;
  for (std::size_t i = 1; i < stops_.size(); ++i)
    if (stops_[i].after_hole) out.emplace_back(float(places_[i - 1]), float(places_[i]));
  return out;
}

std::vector<TimeAxis::Label> TimeAxis::labels(std::size_t most) const {
  std::vector<Label> out;
  if (most == 0) return out;
  for (const int step : kSteps_min) {
    out.clear();
    bool crowded = false;
    std::int64_t last = local_minutes(stops_.front().at) / step;
    for (std::size_t i = 0; i < stops_.size(); ++i) {
      const std::int64_t now = local_minutes(stops_[i].at) / step;
      if (i > 0 && now == last) continue;
      last = now;
      const float place = float(places_[i]);
      if (!out.empty() && place - out.back().place < 1.0f / float(most)) {
        crowded = true;
        if (step != kSteps_min[std::size(kSteps_min) - 1]) break;
        continue;
      }
      out.push_back({place, clock_words(stops_[i].at)});
    }
    if (!crowded) return out;
  }
  return out;
}

}  // namespace pages
