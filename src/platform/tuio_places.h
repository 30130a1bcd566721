// TuioPlaces: where on the window a tracker's contacts are, and how wide. A tracker sees the whole display, whose touches
// are ours only where they begin on the window. Pure; the window's thread.
#pragma once

#include <set>
#include <vector>

#include "platform/tuio_tracks.h"

namespace platform {

/// The display that the tracker sees, in the window's pixels; the window begins at 0, 0.
struct TuioArea {
  base::Vec2 from_px;
  base::Size size_px;
  base::Size window_px;
  double px_per_mm = 1;
};

class TuioPlaces {
 public:
  void set_area(const TuioArea& area) { area_ = area; }
  /// Appends `contacts` as samples; those of fingers that went down beside the window are left out.
  void place(const std::vector<TuioContact>& contacts, std::vector<input::TouchSample>& out);

 private:
  TuioArea area_;
  std::set<input::FingerId> beside_;  // down, but not on the window
};

}  // namespace platform
