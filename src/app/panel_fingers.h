// PanelFingers: the fingers on the panels. Panels know one pointer only: further fingers on them wait
// until it is free. The window's thread.
#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "input/touch_taker.h"
#include "panels/screen.h"

namespace app {

/// Several fingers made into the one pointer that ImGui knows: each press and each lift gets a
/// frame of its own, and a finger that comes while another holds is replayed when that one lifts.
class PanelPointer {
 public:
  void feed(const input::TouchSample& sample);
  bool owns(input::FingerId finger) const;
  /// The state for the next frame.
  struct State {
    base::Vec2 pos_px;
    bool down = false;
    bool present = false;  // false: nobody points
    input::Pointer by = input::Pointer::mouse;
  };
  State next_frame();
  /// More is waiting: draw another frame at once.
  bool pending() const { return !queue_.empty() || leaving_; }

 private:
  struct Event {
    base::Vec2 pos_px;
    bool down;
    bool last;  // the finger is gone afterwards
    input::Pointer by;
  };
  void promote();
  input::FingerId active_ = 0;
  std::deque<Event> queue_;
  std::vector<std::pair<input::FingerId, std::vector<Event>>> waiting_;
  State state_;
  bool leaving_ = false;
};

class PanelFingers final : public input::TouchTaker {
 public:
  /// `screen` lives longer.
  explicit PanelFingers(const panels::Screen& screen) : screen_(screen) {}
  /// On a page that is nothing but panels every finger is theirs.
  void set_all(bool all) { all_ = all; }
  bool covers(base::Vec2 pos_px) override { return all_ || screen_.wants_pointer(pos_px); }
  void feed(const input::TouchSample& sample) override { pointer_.feed(sample); }
  PanelPointer& pointer() { return pointer_; }

 private:
  const panels::Screen& screen_;
  PanelPointer pointer_;
  bool all_ = true;
};

}  // namespace app
