// TalkClock: how long a group has to present, and what of it is left; at its end it counts on. It begins
// when somebody asks for it, stands still when somebody says so, and nothing else ends or sets it. A value
// of a presentation; the window's thread.
#pragma once

namespace pages {

class TalkClock {
 public:
  enum class State { unset, paused, running, ending, over };

  int minutes() const { return minutes_; }
  /// 2, 3, 5, and again; what has passed stays passed.
  void change_minutes();
  void start_or_pause(double now_s);
  void reset();
  /// Below 0: so much longer than there was.
  double left_s(double now_s) const { return minutes_ * 60.0 - passed_s(now_s); }
  State state(double now_s) const;
  bool runs() const { return runs_; }
  /// True once, when nothing is left.
  bool rings(double now_s);

 private:
  double passed_s(double now_s) const { return passed_s_ + (runs_ ? now_s - since_s_ : 0); }

  int minutes_ = 3;
  bool runs_ = false, rung_ = false;
  double passed_s_ = 0, since_s_ = 0;
};

}  // namespace pages
