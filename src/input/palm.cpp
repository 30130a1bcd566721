#include "input/palm.h"

#include <algorithm>
#include <cmath>

namespace input {

namespace {

// Marks every contact that lies in some group of `wanted` contacts that are all near one another
// and hold contact 0. The candidates are the few contacts near one point that started within 0.1 s.
class Clusters {
 public:
  Clusters(const std::vector<Vec2>& places, double radius, int wanted)
      : places_(places), radius_(radius), wanted_(wanted), in_cluster_(places.size(), false) {
    chosen_.push_back(0);
    extend(1);
  }
  bool holds(std::size_t k) const { return in_cluster_[k]; }

 private:
  void extend(std::size_t from) {
    if (static_cast<int>(chosen_.size()) >= wanted_) {
      for (std::size_t k : chosen_) in_cluster_[k] = true;
      return;
    }
    for (std::size_t k = from; k < places_.size(); ++k) {
      if (budget_-- <= 0) return;
      const bool near = std::all_of(chosen_.begin(), chosen_.end(), [&](std::size_t c) {
        return base::distance(places_[c], places_[k]) <= radius_;
      });
      if (!near) continue;
      chosen_.push_back(k);
      extend(k + 1);
      chosen_.pop_back();
    }
  }

  const std::vector<Vec2>& places_;
  double radius_;
  int wanted_;
  std::vector<bool> in_cluster_;
  std::vector<std::size_t> chosen_;
  int budget_ = 20000;  // a broken device may report anything; the frame must not wait for it
};

}  // namespace

std::vector<FingerId> PalmFilter::down(FingerId finger, Vec2 pos_px, double time_s,
                                       const Limits& limits, double px_per_mm) {
  std::erase_if(recent_, [&](const Start& s) {
    return s.finger == finger || std::abs(time_s - s.time_s) > limits.palm_window_s;
  });
  const double radius = limits.palm_radius_mm * px_per_mm;
  std::vector<FingerId> ids{finger};
  std::vector<Vec2> places{pos_px};
  for (const Start& s : recent_)
    if (base::distance(s.pos_px, pos_px) <= radius) {
      ids.push_back(s.finger);
      places.push_back(s.pos_px);
    }
  recent_.push_back({finger, pos_px, time_s});
  if (static_cast<int>(ids.size()) < limits.palm_contacts) return {};
  const Clusters clusters(places, radius, limits.palm_contacts);
  std::vector<FingerId> palm;
  for (std::size_t k = 0; k < ids.size(); ++k)
    if (clusters.holds(k)) palm.push_back(ids[k]);
  return palm;
}

}  // namespace input
