#include "app/touch_router.h"

#include <algorithm>

namespace app {

using input::Phase;

// --- PanelPointer

bool PanelPointer::owns(input::FingerId finger) const {
  if (active_ == finger) return true;
  return std::any_of(waiting_.begin(), waiting_.end(),
                     [&](const auto& w) { return w.first == finger; });
}

void PanelPointer::feed(const input::TouchSample& s) {
  const bool ends = s.phase != Phase::down && s.phase != Phase::move;
  const Event event{s.pos_px, !ends, ends};
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
      state_ = {e.pos_px, true, true};
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
    state_ = {e.pos_px, e.down, true};
    if (e.last) {
      leaving_ = true;
      promote();
    }
    break;
  }
  return state_;
}

// --- TouchRouter

void TouchRouter::feed(const input::TouchSample& sample, const OnPanel& on_panel,
                       tools::Toolbox* table) {
  if (sample.phase == Phase::down && on_panel(sample.pos_px)) {
    panel_.feed(sample);
    return;
  }
  if (panel_.owns(sample.finger)) {
    panel_.feed(sample);
    return;
  }
  if (!table) return;
  input::Target target;
  if (sample.phase == Phase::down) {
    if (recogniser_.finger_count() == 0 && keys_.size() > 4096) {
      keys_.clear();
      things_.clear();
    }
    const tools::TouchedThing thing = table->touched(sample.pos_px);
    if (const auto* item = std::get_if<tools::OnItem>(&thing)) {
      auto& key = keys_[{int(item->item.kind), item->item.id}];
      if (key == 0) key = next_key_++;
      target = {input::Target::Kind::item, key};
    } else if (!std::get_if<tools::OnTable>(&thing)) {
      target = {input::Target::Kind::other, next_key_++};
    }
    if (target.key != 0) things_[target.key] = thing;
  }
  std::vector<input::Gesture> gestures;
  recogniser_.feed(sample, target, gestures);
  hand_on(gestures, table);
}

void TouchRouter::tick(double now_s, tools::Toolbox* table) {
  std::vector<input::Gesture> gestures;
  recogniser_.tick(now_s, gestures);
  hand_on(gestures, table);
}

void TouchRouter::let_go(double now_s, tools::Toolbox* table) {
  std::vector<input::Gesture> gestures;
  recogniser_.cancel_all(now_s, gestures);
  hand_on(gestures, table);
}

void TouchRouter::hand_on(std::vector<input::Gesture>& gestures, tools::Toolbox* table) {
  if (!table) return;
  for (const input::Gesture& g : gestures) {
    if (g.target.kind == input::Target::Kind::table) {
      table->on_gesture(g, tools::OnTable{});
      continue;
    }
    const auto thing = things_.find(g.target.key);
    if (thing != things_.end()) table->on_gesture(g, thing->second);
  }
}

}  // namespace app
