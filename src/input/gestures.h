// Recogniser: turns touch samples into gestures, finger by finger, with the clock handed in. Pure:
// no OS, no GL, no model; one thread. Each finger belongs for its whole life to the target that the
// router named when it went down; nobody's touch ends another's. What comes out always holds:
//  1. `press` opens a gesture; exactly one `release`, `drag_end` or `cancelled` with the same
//     `finger` closes it; taps, long presses, drags and turns come only in between. `view_begin`
//     opens the view, one `view_end` closes it, and there is at most one view at a time.
//  2. An item has at most one open gesture, however many fingers hold it. Its `finger` is the one
//     that began it and stays so even when that finger lifts and another one goes on.
//  3. The deltas of a gesture add up to the way of what it holds; they never jump.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <vector>

#include "input/touch.h"

namespace input {

struct Limits {
  double drag_mm = 3;
  double long_press_s = 0.5;
  double double_tap_s = 0.35;  // from the first tap's up to the second's down
  double double_tap_mm = 10;
  double palm_radius_mm = 60;  // no two contacts of a palm are farther apart
  double palm_window_s = 0.1;
  int palm_contacts = 5;  // this one and four others
  double palm_slow_s =
      0.4;  // so many that all rest, started within so long: a palm put down slowly
  int palm_slow_contacts = 6;
  double palm_slow_radius_mm = 75;  // as palm_radius_mm
  double palm_width_mm = 25;
  double palm_reach_mm = 35;   // what starts so near a known palm belongs to it
  double palm_after_s = 0.2;   // … and for so long after that lifted
  double palm_before_s = 0.4;  // its first part: what rested beside it for no longer than this
  double palm_bounce_mm = 4;   // a finger that comes down so near where it left is the same
  double velocity_window_s = 0.08;
  double still_s = 0.06;    // a finger that rested this long before lifting throws nothing
  double still_mm = 0.5;    // how far a resting finger shakes
  double turn_line_mm = 5;  // two fingers nearer than this do not turn: their line is all noise
};

/// What a finger went down on. Fingers on the `table` that went down while the view was free pan
/// and zoom together, and draw a ring alone; fingers on the same `item` (same key) work together:
/// the first drags, a second turns, more wait. Every finger on an `other` works for itself.
struct Target {
  enum class Kind { table, item, other } kind = Kind::table;
  std::uint64_t key = 0;  // which item; the router's business
  friend auto operator<=>(const Target&, const Target&) = default;
};

enum class GestureKind {
  press,       // held from now on (shown in the next frame)
  release,     // lifted without a drag (after the tap, if it was one)
  tap,         // down and up within drag_mm, before long_press_s, one finger
  double_tap,  // instead of the second tap on the same target
  long_press,  // held still long_press_s by one finger; a drag may still follow
  drag_begin,  // farther than drag_mm; `delta_px` is the whole way from `origin_px`
  drag,        // `delta_px` since the last event of this gesture
  turn,        // a second finger on the same item: `turn_rad` since the last event, about `pos_px`
  drag_end,    // `velocity_px_s` (0 when it rested before lifting)
  view_begin,  // two or more table fingers, the view being free; goes on until all are lifted
  view,        // first pan by `delta_px`, then zoom by `scale` about `pos_px`
  view_end,    // `velocity_px_s` of the pan
  cancelled,   // a palm, or a view it became part of: undo what it began
};

struct Gesture {
  GestureKind kind{};
  Target target;
  FingerId finger = 0;  // the finger that began the gesture
  /// `pos_px`: the leading finger now, in a view the middle of its fingers. Where another finger
  /// takes over it is that one's place: move things by `delta_px`, not by comparing positions.
  /// `origin_px`: where the leading finger went down (or took over, before the drag).
  Vec2 pos_px, origin_px, delta_px, velocity_px_s;
  double turn_rad = 0;  // clockwise
  double scale = 1;     // above 1: the fingers spread
  double time_s = 0;
  Pointer pointer = Pointer::finger;
};

class Recogniser {
 public:
  /// Requires px_per_mm > 0.
  explicit Recogniser(double px_per_mm, Limits limits = {});
  ~Recogniser();
  Recogniser(Recogniser&&) noexcept;
  Recogniser& operator=(Recogniser&&) noexcept;

  void set_px_per_mm(double px_per_mm);
  /// Locked (the default): several fingers on the table draw several rings instead of moving the
  /// view. Counts for fingers that go down from now on; what is under way goes on as it began.
  void set_view_free(bool free);

  /// Feeds one sample; `target` is read on `down` only. Appends what it means to `out`, long
  /// presses that were due before it included. Samples of unknown fingers, repeated downs (the old
  /// finger then lifts where it was), positions that are no numbers and times running backwards are
  /// tolerated.
  void feed(const TouchSample& sample, Target target, std::vector<Gesture>& out);
  /// Lets time pass: long presses come from here. Call after feeding what has come, before each
  /// frame, and at next_deadline_s().
  void tick(double now_s, std::vector<Gesture>& out);
  /// When tick() next has something to say; a huge number when never.
  double next_deadline_s() const;
  /// Closes everything open as cancelled and forgets every finger (the window lost its touches).
  void cancel_all(double now_s, std::vector<Gesture>& out);

  /// True from a finger's down until its up, palms included.
  bool knows(FingerId finger) const;
  /// The target a known finger went down on; the table for an unknown one.
  Target target_of(FingerId finger) const;
  std::size_t finger_count() const;

 private:
  class Hands;
  std::unique_ptr<Hands> hands_;
};

}  // namespace input
