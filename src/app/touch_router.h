// TouchRouter: gives each finger to a panel, or to what lies under it on the table, for its whole
// life. Panels know one pointer only: further fingers on them wait until it is free.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <vector>

#include "input/gestures.h"
#include "tools/toolbox.h"

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
  };
  State next_frame();
  /// More is waiting: draw another frame at once.
  bool pending() const { return !queue_.empty() || leaving_; }

 private:
  struct Event {
    base::Vec2 pos_px;
    bool down;
    bool last;  // the finger is gone afterwards
  };
  void promote();
  input::FingerId active_ = 0;
  std::deque<Event> queue_;
  std::vector<std::pair<input::FingerId, std::vector<Event>>> waiting_;
  State state_;
  bool leaving_ = false;
};

class TouchRouter {
 public:
  explicit TouchRouter(double px_per_mm) : recogniser_(px_per_mm) {}

  /// On the start screen everything is the panels'.
  using OnPanel = std::function<bool(base::Vec2 px)>;
  /// Routes one sample; `table` may be null (nothing on the table).
  void feed(const input::TouchSample& sample, const OnPanel& on_panel, tools::Toolbox* table);
  /// Long presses.
  void tick(double now_s, tools::Toolbox* table);
  double next_deadline_s() const { return recogniser_.next_deadline_s(); }
  /// Ends every finger's work on the table (the board changes).
  void let_go(double now_s, tools::Toolbox* table);

  input::Recogniser& recogniser() { return recogniser_; }
  PanelPointer& panel() { return panel_; }
  std::size_t fingers_on_table() const { return recogniser_.finger_count(); }

 private:
  void hand_on(std::vector<input::Gesture>& gestures, tools::Toolbox* table);

  input::Recogniser recogniser_;
  PanelPointer panel_;
  std::map<std::pair<int, base::Id>, std::uint64_t> keys_;
  std::map<std::uint64_t, tools::TouchedThing> things_;
  std::uint64_t next_key_ = 1;
};

}  // namespace app
