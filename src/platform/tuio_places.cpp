#include "platform/tuio_places.h"

#include <algorithm>

#include "platform/touch_axis.h"

namespace platform {

using input::Phase;

void TuioPlaces::place(const std::vector<TuioContact>& contacts,
                       std::vector<input::TouchSample>& out) {
  for (const TuioContact& c : contacts) {
    input::TouchSample sample;
    sample.finger = c.finger;
    sample.phase = c.phase;
    sample.pos_px = area_.from_px + base::Vec2{c.at.x * area_.size_px.w, c.at.y * area_.size_px.h};
    sample.time_s = c.time_s;
    const double wide_px = std::max(c.size.x * area_.size_px.w, c.size.y * area_.size_px.h);
    sample.contact_mm = contact_mm({.per_metre = area_.px_per_mm * 1000}, wide_px, 0);
    const bool on_window = sample.pos_px.x >= 0 && sample.pos_px.y >= 0 &&
                           sample.pos_px.x <= area_.window_px.w && sample.pos_px.y <= area_.window_px.h;
    if (c.phase == Phase::down && !on_window) beside_.insert(c.finger);
    const bool left_out = beside_.contains(c.finger);
    if (c.phase != Phase::down && c.phase != Phase::move) beside_.erase(c.finger);
    if (!left_out) out.push_back(sample);
  }
}

}  // namespace platform
