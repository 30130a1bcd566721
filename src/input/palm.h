// PalmFilter: tells palms, forearms and sleeves from fingers by where, when and how wide contacts
// start, and remembers those found for as long as they lie there: what starts beside one belongs to
// it. Follows only pointers of kind finger; the recogniser tells it of each. Pure values.
#pragma once

#include <optional>
#include <vector>

#include "input/gestures.h"

namespace input {

class PalmFilter {
 public:
  enum class Width { finger, wide };

  /// A contact went down. Returns those now known as palm that were not before, itself perhaps
  /// among them, lifted ones included:
  ///  1. `limits.palm_contacts` that started within the window, no two farther apart than the
  ///     radius (lifted ones count; the same finger come down again within `palm_bounce_mm` of
  ///     where it left counts once);
  ///  2. `palm_slow_contacts` likewise that started within `palm_slow_s`, where all are down and rest;
  ///  3. a wide one;
  ///  4. one that starts within `palm_reach_mm` of a palm that lies there, or has just lifted;
  ///  5. what rests within that reach of a palm just found, having started `palm_before_s` before
  ///     it or less: its first part.
  std::vector<FingerId> down(FingerId finger, Vec2 pos_px, double time_s, Width width,
                             const Limits& limits, double px_per_mm);
  /// A contact that is down has grown wide. Returns as down() does.
  std::vector<FingerId> widened(FingerId finger, double time_s, const Limits& limits,
                                double px_per_mm);
  void move(FingerId finger, Vec2 pos_px, const Limits& limits, double px_per_mm);
  void up(FingerId finger, double time_s);
  void clear() { tracks_.clear(); }

 private:
  struct Track {
    FingerId finger;
    Vec2 start_px, pos_px;
    double start_s;
    std::optional<double> lifted_s;
    bool rests = true;  // never farther than a drag from its start
    bool palm = false;
  };
  /// The contacts, the last one among them, that are a palm by rule 1 or 2; most often none.
  std::vector<std::size_t> cluster(const Limits& limits, double px_per_mm) const;
  void forget_old(double time_s, const Limits& limits);
  std::vector<FingerId> spread(std::vector<std::size_t> found, double time_s, const Limits& limits,
                               double px_per_mm);
  Track* find(FingerId finger);
  std::vector<Track> tracks_;  // those down, and lifted ones that still matter; oldest first
};

}  // namespace input
