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

PalmFilter::Track* PalmFilter::find(FingerId finger) {
  const auto it = std::find_if(tracks_.begin(), tracks_.end(),
                               [&](const Track& t) { return t.finger == finger && !t.lifted_s; });
  return it == tracks_.end() ? nullptr : &*it;
}

void PalmFilter::forget_old(double time_s, const Limits& limits) {
  std::erase_if(tracks_, [&](const Track& t) {
    if (!t.lifted_s) return false;
    const bool recent = std::abs(time_s - t.start_s) <= limits.palm_window_s;
    return !recent && !(t.palm && std::abs(time_s - *t.lifted_s) <= limits.palm_after_s);
  });
}

std::vector<FingerId> PalmFilter::down(FingerId finger, Vec2 pos_px, double time_s, Width width,
                                       const Limits& limits, double px_per_mm) {
  std::erase_if(tracks_, [&](const Track& t) { return t.finger == finger; });
  forget_old(time_s, limits);
  const double reach = limits.palm_reach_mm * px_per_mm;
  const double bounce = limits.palm_bounce_mm * px_per_mm;

  const bool beside_palm = std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& t) {
    if (t.lifted_s && std::abs(time_s - *t.lifted_s) > limits.palm_after_s) return false;
    return t.palm && base::distance(t.pos_px, pos_px) <= reach;
  });
  std::erase_if(tracks_, [&](const Track& t) {
    return t.lifted_s && base::distance(t.pos_px, pos_px) <= bounce;
  });

  tracks_.push_back({finger, pos_px, pos_px, time_s, {}, true, false});
  std::vector<std::size_t> found = cluster(limits, px_per_mm);
  if (!found.empty() || width == Width::wide) {
    if (found.empty()) found.push_back(tracks_.size() - 1);
    return spread(std::move(found), time_s, limits, px_per_mm);
  }
  if (!beside_palm) return {};
  tracks_.back().palm = true;
  return {finger};
}

std::vector<std::size_t> PalmFilter::cluster(const Limits& limits, double px_per_mm) const {
  const Track& last = tracks_.back();
  const auto of = [&](int wanted, double radius_mm, auto&& counts) {
    const double radius = radius_mm * px_per_mm;
    std::vector<std::size_t> at, found;
    std::vector<Vec2> places;
    for (std::size_t k = tracks_.size(); k-- > 0;)
      if (counts(tracks_[k]) && base::distance(tracks_[k].start_px, last.start_px) <= radius) {
        at.push_back(k);
        places.push_back(tracks_[k].start_px);
      }
    if (static_cast<int>(at.size()) < wanted) return found;
    const Clusters clusters(places, radius, wanted);
    for (std::size_t k = 0; k < at.size(); ++k)
      if (clusters.holds(k)) found.push_back(at[k]);
    return found;
  };
  auto found = of(limits.palm_contacts, limits.palm_radius_mm, [&](const Track& t) {
    return std::abs(last.start_s - t.start_s) <= limits.palm_window_s;
  });
  if (!found.empty()) return found;
  return of(limits.palm_slow_contacts, limits.palm_slow_radius_mm, [&](const Track& t) {
    return !t.palm && !t.lifted_s && t.rests && std::abs(last.start_s - t.start_s) <= limits.palm_slow_s;
  });
}

std::vector<FingerId> PalmFilter::widened(FingerId finger, double time_s, const Limits& limits,
                                          double px_per_mm) {
  const Track* track = find(finger);
  if (!track || track->palm) return {};
  return spread({static_cast<std::size_t>(track - tracks_.data())}, time_s, limits, px_per_mm);
}

std::vector<FingerId> PalmFilter::spread(std::vector<std::size_t> found, double time_s,
                                         const Limits& limits, double px_per_mm) {
  // One step only: a row of resting fingers must not fall like dominoes.
  std::vector<std::size_t> first_parts;
  for (std::size_t k = 0; k < tracks_.size(); ++k) {
    const Track& t = tracks_[k];
    if (t.palm || t.lifted_s || !t.rests || time_s - t.start_s > limits.palm_before_s) continue;
    if (std::any_of(found.begin(), found.end(), [&](std::size_t f) {
          return base::distance(tracks_[f].pos_px, t.pos_px) <= limits.palm_reach_mm * px_per_mm;
        }))
      first_parts.push_back(k);
  }
  found.insert(found.end(), first_parts.begin(), first_parts.end());
  std::vector<FingerId> palm;
  for (std::size_t k : found) {
    if (tracks_[k].palm) continue;
    tracks_[k].palm = true;
    palm.push_back(tracks_[k].finger);
  }
  return palm;
}

void PalmFilter::move(FingerId finger, Vec2 pos_px, const Limits& limits, double px_per_mm) {
  Track* track = find(finger);
  if (!track) return;
  track->pos_px = pos_px;
  if (base::distance(pos_px, track->start_px) > limits.drag_mm * px_per_mm) track->rests = false;
}

void PalmFilter::up(FingerId finger, double time_s) {
  if (Track* track = find(finger)) track->lifted_s = time_s;
}

}  // namespace input
