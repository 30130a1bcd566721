// TimeAxis: where the moments of one board lie along the timeline, 0 to 1. Time is told as it passed,
// but a break takes no more room than a minute. The TimelinePart's; a plain value.
//  1. stops_[0] is where the journal begins; places_ rise from 0 to 1, one for each stop.
#pragma once

#include <string>
#include <vector>

#include "storage/past.h"

namespace pages {

class TimeAxis {
 public:
  TimeAxis(const storage::Past& past, base::Id board);

  /// The last stop is the board as the journal leaves it.
  std::size_t size() const { return stops_.size(); }
  /// Of the Past. Requires: stop < size(), here and below.
  std::size_t moment(std::size_t stop) const { return stops_[stop].moment; }
  base::WallTime time(std::size_t stop) const { return stops_[stop].at; }
  double place(std::size_t stop) const { return places_[stop]; }
  /// The last stop at or before this place.
  std::size_t stop_at(double place) const;
  /// The stop that shows the board as it was after this op of the journal, or, where that was only on
  /// the way, what came of it.
  std::size_t stop_after(std::uint64_t op) const;

  /// How much was done, in so many columns, each 0 to 1.
  std::vector<float> density(std::size_t columns) const;
  /// From where to where the record cannot be read.
  std::vector<std::pair<float, float>> holes() const;
  struct Label {
    float place = 0;
    std::string words;  // "19:40"
  };
  /// Times of day, at most so many.
  std::vector<Label> labels(std::size_t most) const;

 private:
  struct Stop {
    std::size_t moment = 0;
    base::WallTime at = 0;
    std::uint64_t first = 0, op = 0;  // of its ops, and the last
    bool after_hole = false;
  };
  std::vector<Stop> stops_;
  std::vector<double> places_;
};

}  // namespace pages
