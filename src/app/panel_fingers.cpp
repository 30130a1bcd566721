#include "app/panel_fingers.h"

#include <algorithm>

namespace app {

using input::Phase;

bool PanelPointer::owns(input::FingerId finger) const {
  if (active_ == finger) return true;
  return std::any_of(waiting_.begin(), waiting_.end(),
                     [&](const auto& w) { return w.first == finger; });
}

void PanelPointer::feed(const input::TouchSample& s) {
  const bool ends = s.phase != Phase::down && s.phase != Phase::move;
  const Event event{s.pos_px, !ends, ends, s.pointer};
  if (s.phase == Phase::down && active_ == 0 && waiting_.empty() && queue_.empty())
    active_ = s.finger;
  if (s.finger == active_) {
    queue_.push_back(event);
    return;
  }
  const auto it = std::find_if(waiting_.begin(), waiting_.end(),
                               [&](const auto& w) { return w.first == s.finger; });
  if (it != waiting_.end())
    it->second.push_back(event);
  else if (s.phase == Phase::down)
    waiting_.emplace_back(s.finger, std::vector<Event>{event});
}

void PanelPointer::promote() {
  active_ = 0;
  if (waiting_.empty()) return;
  active_ = waiting_.front().first;
  queue_.insert(queue_.end(), waiting_.front().second.begin(), waiting_.front().second.end());
  waiting_.erase(waiting_.begin());
}

PanelPointer::State PanelPointer::next_frame() {
  if (leaving_) {
    // The button has seen the release; now nobody points any more.
    leaving_ = false;
    if (queue_.empty()) state_ = {};
  }
  const bool was_down = state_.down;
  bool placed = false;
  while (!queue_.empty()) {
    const Event e = queue_.front();
    if (e.down && !was_down && !placed && !state_.present) {
      // A finger comes: the panels first see where, pressed in the same frame.
      queue_.pop_front();
      state_ = {e.pos_px, true, true, e.by};
      placed = true;
      continue;
    }
    if (e.down == state_.down) {
      queue_.pop_front();
      state_.pos_px = e.pos_px;
      state_.present = true;
      continue;
    }
    if (placed) break;  // the lift belongs to the next frame
    queue_.pop_front();
    state_ = {e.pos_px, e.down, true, e.by};
    if (e.last) {
      leaving_ = true;
      promote();
    }
    break;
  }
  return state_;
}

}  // namespace app
