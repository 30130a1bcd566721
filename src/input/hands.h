// Hands: the recogniser's inside: every finger, what it holds, and the view. Private to input.
//  1. A living contact is in the view or in exactly one hold; a dead one (a palm) is in neither.
//  2. A hold has at least one finger; only an item's may have several.
//  3. A table finger that may move the view drags a ring only while no other such finger is down.
//  4. Fingers on things drag them until they are found to pinch; then they are in the view.
#pragma once

#include <algorithm>
#include <map>
#include <optional>

#include "input/gestures.h"
#include "input/motion.h"
#include "input/palm.h"
#include "input/pinch.h"

namespace input {

struct Contact {
  Target target;
  Vec2 down_px, pos_px;
  double down_s = 0, last_s = 0;
  std::optional<double> moved_s{};  // when it had gone so far that it does not rest
  Pointer pointer = Pointer::finger;
  bool may_view = false;   // the view was free when it went down on the table
  bool may_pinch = false;  // … or on a thing
  bool dead = false;       // a palm, or about to be dropped: does nothing until it lifts
};

// An open gesture other than the view: whatever is held by one finger or, an item, by several.
struct Hold {
  FingerId id = 0;
  Target target;
  Pointer pointer = Pointer::finger;
  std::vector<FingerId> fingers;   // the leader, the one that turns, then those that wait
  Vec2 origin_px;                  // the leader's start
  Vec2 last_px;                    // the leader's last place
  Vec2 turn_from_px;               // the turning finger's place when it became that
  std::optional<double> line_rad;  // from leader to turning finger, as last told; none: too near
  double since_s = 0;
  bool dragging = false;
  bool long_pressed = false;
  bool shared = false;  // more than one finger at some time: no tap, no long press any more
  Motion motion;
};

struct View {
  FingerId id = 0;
  Pointer pointer = Pointer::finger;
  std::vector<FingerId> fingers;
  Vec2 origin_px;
  Vec2 middle_px;  // of its fingers, as last told
  Motion motion;
};

struct Tap {
  Target target;
  Vec2 pos_px;
  double up_s;
};

class Recogniser::Hands {
 public:
  Hands(double px_per_mm, Limits limits) : px_per_mm_(px_per_mm), limits_(limits) {}

  using Out = std::vector<Gesture>;

  void feed(const TouchSample& sample, Target target, Out& out);
  void tick(double now_s, Out& out);
  double next_deadline_s() const;
  void cancel_all(double now_s, Out& out);

  std::map<FingerId, Contact> contacts_;
  double px_per_mm_;
  bool view_free_ = false;

 private:
  enum class Lift { clean, lost };
  double px(double mm) const { return mm * px_per_mm_; }
  Contact& contact(FingerId finger) { return contacts_.at(finger); }
  Hold* hold_of(FingerId finger);
  bool in_view(FingerId finger) const {
    return view_ &&
           std::find(view_->fingers.begin(), view_->fingers.end(), finger) != view_->fingers.end();
  }

  void down(const TouchSample& sample, Target target, double t, Out& out);
  void move(FingerId finger, Vec2 pos_px, double t, Out& out);
  void drag(FingerId finger, double t, Out& out);
  void lift(FingerId finger, Lift how, double t, Out& out);
  /// Ends a gesture that others carry on under this finger's id; they begin anew under their own.
  void free_id(FingerId finger, double t, Out& out);
  void kill(const std::vector<FingerId>& palm, double t, Out& out);
  /// Takes every dead contact out of what it holds.
  void drop_dead(double t, Out& out);

  void open(FingerId finger, double t, Out& out);
  void start_hold(std::vector<FingerId> fingers, double t, Out& out);
  void begin_drag(Hold& hold, double t, Out& out);
  void turn(Hold& hold, double t, Out& out);
  void rebase_line(Hold& hold);
  void hand_over(Hold& hold);
  void close(const Hold& hold, Lift how, double t, Out& out);
  void say_tap(const Hold& hold, double t, Out& out);

  struct Spread {
    Vec2 middle;
    double mean_px = 0;  // distance from the middle
  };
  Spread spread() const;
  bool others_may_view(const Hold& hold) const;
  void begin_view(double t, Out& out);
  /// Whether it has become a pinch with another finger; begins the view then.
  void try_pinch(FingerId finger, double t, Out& out);
  /// The only other finger that may be of the same hand and drags something; none: there is none,
  /// or several.
  std::optional<FingerId> other_of_hand(FingerId finger);
  PinchFinger pinch_finger(const Contact& c) const {
    return {c.down_px, c.pos_px, c.down_s, c.moved_s};
  }
  /// Its fingers were spread so before.
  void move_view(const Spread& before, double t, Out& out);
  void end_view(double t, Vec2 velocity, Out& out);

  Gesture make(const Hold& hold, GestureKind kind, double t) const {
    Gesture g;
    g.kind = kind;
    g.target = hold.target;
    g.finger = hold.id;
    g.pos_px = hold.last_px;
    g.origin_px = hold.origin_px;
    g.time_s = t;
    g.pointer = hold.pointer;
    return g;
  }
  Gesture make_view(GestureKind kind, double t) {
    if (!view_->fingers.empty()) view_->middle_px = spread().middle;
    Gesture g;
    g.kind = kind;
    g.finger = view_->id;
    g.pos_px = view_->middle_px;
    g.origin_px = view_->origin_px;
    g.time_s = t;
    g.pointer = view_->pointer;
    return g;
  }

  Limits limits_;
  std::vector<Hold> holds_;  // in the order they began
  std::optional<View> view_;
  std::vector<Tap> taps_;
  PalmFilter palms_;
  double last_s_ = 0;  // the last time that was a number
};

}  // namespace input
