#include "input/same_finger.h"

#include <algorithm>

namespace input {

void SameFinger::take(int source, const std::vector<TouchSample>& samples, double px_per_mm,
                      std::vector<TouchSample>& out) {
  for (const TouchSample& s : samples) {
    forget(s.time_s);
    if (s.phase == Phase::down && s.pointer == Pointer::finger && is_others(source, s, px_per_mm))
      left_out_.insert(s.finger);
    if (!left_out_.contains(s.finger)) {
      if (s.pointer == Pointer::finger) follow(source, s);
      out.push_back(s);
    } else if (s.phase != Phase::down && s.phase != Phase::move) {
      left_out_.erase(s.finger);
    }
  }
}

void SameFinger::forget(double time_s) {
  std::erase_if(contacts_,
                [&](const Contact& c) { return !c.down && time_s - c.seen_s > kApart_s; });
}

bool SameFinger::is_others(int source, const TouchSample& sample, double px_per_mm) const {
  return std::ranges::any_of(contacts_, [&](const Contact& c) {
    const double apart_px = std::min(base::distance(c.pos_px, sample.pos_px),
                                     base::distance(c.down_px, sample.pos_px));
    return c.source != source && apart_px <= kNear_mm * px_per_mm;
  });
}

void SameFinger::follow(int source, const TouchSample& sample) {
  auto found = std::ranges::find(contacts_, sample.finger, &Contact::finger);
  if (found == contacts_.end()) {
    if (sample.phase != Phase::down) return;
    contacts_.push_back({source, sample.finger, sample.pos_px, sample.pos_px, sample.time_s, true});
    return;
  }
  if (base::is_finite(sample.pos_px)) found->pos_px = sample.pos_px;
  found->seen_s = sample.time_s;
  found->down = sample.phase == Phase::down || sample.phase == Phase::move;
}

}  // namespace input
