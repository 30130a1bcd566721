// Recogniser: turns touch samples into gestures, finger by finger, with the clock handed in. Pure: no
// OS, no GL, no model. Each finger belongs for its whole life to the target that the router named when
// it went down; nobody's touch ends another's. Numbers from shared interaction rules: Limits.
//
// Palm rule: a contact that starts with four or more others within 60 mm in 0.1 s, or is wider than
// 25 mm where the device says so, is a palm or a sleeve: all contacts of such a cluster are cancelled
// (Cancelled events) and do nothing until they lift.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "input/touch.h"

namespace input {

struct Limits {
  double drag_mm = 3;
  double long_press_s = 0.5;
  double double_tap_s = 0.35;
  double double_tap_mm = 10;
  double palm_radius_mm = 60;
  double palm_window_s = 0.1;
  int palm_contacts = 5;          // this one and four others
  double palm_width_mm = 25;
  double velocity_window_s = 0.08;
  double still_s = 0.06;          // a finger that rested this long before lifting throws nothing
};

/// What a finger went down on. `table` fingers pan and zoom together when `view_free`, and draw rings
/// alone; fingers on the same `item` (same key) work together: the first drags, a second turns.
struct Target {
  enum class Kind { table, item, other } kind = Kind::table;
  std::uint64_t key = 0;          // which item; the router's business
  friend auto operator<=>(const Target&, const Target&) = default;
};

enum class GestureKind {
  press,         // a finger went down (shown in the next frame)
  release,       // the last finger of the target lifted without a drag (after tap, if any)
  tap,           // down and up within drag_mm, before long_press_s
  double_tap,    // the second tap on the same target
  long_press,    // held still long_press_s; comes from tick()
  drag_begin,    // after drag_mm; `origin_px` is where the finger went down
  drag,          // moved: `pos_px` new, `delta_px` since the last event of this gesture
  turn,          // a second finger on the same item: `turn_rad` since the last event, about `pos_px`
  drag_end,      // `velocity_px_s` (0 when it rested before lifting)
  view_begin,    // two or more table fingers, view_free
  view,          // pan `delta_px`, zoom by `scale` about `pos_px`
  view_end,      // `velocity_px_s` of the pan
  cancelled,     // the finger turned out to be a palm, or its device went away: undo what it began
};

struct Gesture {
  GestureKind kind{};
  Target target;
  FingerId finger = 0;            // the leading finger of the gesture
  Vec2 pos_px, origin_px, delta_px, velocity_px_s;
  double turn_rad = 0;
  double scale = 1;
  double time_s = 0;
  Pointer pointer = Pointer::finger;
};

class Recogniser {
 public:
  explicit Recogniser(double px_per_mm, Limits limits = {});

  void set_px_per_mm(double px_per_mm);
  /// Locked (the default): several fingers on the table draw several rings instead of moving the view.
  void set_view_free(bool free);

  /// Feeds one sample; `target` is read on `down` only. Appends what it means to `out`. Samples for
  /// unknown fingers, repeated downs and times running backwards are tolerated (never a crash).
  void feed(const TouchSample& sample, Target target, std::vector<Gesture>& out);
  /// Lets time pass: long presses come from here. Call before each frame and at next_deadline_s().
  void tick(double now_s, std::vector<Gesture>& out);
  /// When tick() next has something to say; a huge number when never.
  double next_deadline_s() const;
  /// Ends every finger as cancelled (a device was unplugged: `up` where it was is the source's part).
  void cancel_all(double now_s, std::vector<Gesture>& out);

  bool knows(FingerId finger) const { return fingers_.contains(finger); }
  Target target_of(FingerId finger) const;
  std::size_t finger_count() const { return fingers_.size(); }

 private:
  struct Finger;
  struct Group;
  // The implementation's own: see gestures.cpp.
  struct Finger {
    Target target;
    Vec2 down_px, pos_px, told_px;
    double down_s = 0, moved_s = 0;
    double contact_mm = 0;
    Pointer pointer = Pointer::finger;
    bool palm = false;
    bool dragging = false;
    bool long_pressed = false;
    bool was_in_group = false;    // took part in a turn or a view gesture: no tap any more
    std::vector<std::pair<double, Vec2>> trail;
  };
  std::map<FingerId, Finger> fingers_;
  double px_per_mm_;
  Limits limits_;
  bool view_free_ = false;
};

}  // namespace input
