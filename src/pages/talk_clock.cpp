#include "pages/talk_clock.h"

namespace pages {

namespace {
constexpr double kEnding_s = 30;
}

void TalkClock::change_minutes() { minutes_ = minutes_ == 2 ? 3 : minutes_ == 3 ? 5 : 2; }

void TalkClock::start_or_pause(double now_s) {
  if (runs_) passed_s_ += now_s - since_s_;
  runs_ = !runs_;
  since_s_ = now_s;
}

void TalkClock::reset() {
  runs_ = rung_ = false;
  passed_s_ = 0;
}

TalkClock::State TalkClock::state(double now_s) const {
  if (!runs_) return passed_s_ > 0 ? State::paused : State::unset;
  const double left = left_s(now_s);
  return left <= 0 ? State::over : left <= kEnding_s ? State::ending : State::running;
}

bool TalkClock::rings(double now_s) {
  const bool over = runs_ && left_s(now_s) <= 0;
  if (!over) {
    // More time was given meanwhile: its end is told, too.
    if (left_s(now_s) > 0) rung_ = false;
    return false;
  }
  const bool first = !rung_;
  rung_ = true;
  return first;
}

}  // namespace pages
