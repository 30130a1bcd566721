// StepClock: what is left of the step under way, while this program runs: from the moment it saw the
// clock set on, by a clock that nobody can set back. A sitting owns it; the window's thread.
#pragma once

#include "base/clock.h"
#include "base/id.h"

namespace model {
struct Session;
}

namespace pages {

class StepClock {
 public:
  /// Seconds, never less than 0.
  double left_s(const model::Session& session, const base::Clock& clock);

 private:
  /// What the session says of it: where that changes, the clock was set.
  struct Set {
    base::Id step;
    base::WallTime began = 0;
    int left_s = 0;
    bool paused = false;
    friend bool operator==(const Set&, const Set&) = default;
  };
  Set set_;
  double since_s_ = 0, left_then_s_ = 0;
};

}  // namespace pages
