// LookTimes: when an input method is looked for that isn't there: often once something was heard of
// it, since one that starts says so before it answers; seldom else. Pure; xim_keyboard's.
#pragma once

#include <algorithm>
#include <cstdint>

namespace platform {

class LookTimes {
 public:
  static constexpr std::int64_t kAgain_ms = 5000;
  static constexpr std::int64_t kSoon_ms = 300;
  static constexpr int kSoonLooks = 10;

  std::int64_t next_ms() const { return next_ms_; }
  void looked(std::int64_t at_ms) {
    next_ms_ = at_ms + (soon_ > 0 ? kSoon_ms : kAgain_ms);
    soon_ = std::max(0, soon_ - 1);
  }
  void heard(std::int64_t at_ms) { next_ms_ = at_ms, soon_ = kSoonLooks; }
  void lost(std::int64_t at_ms) { next_ms_ = at_ms + kAgain_ms; }

 private:
  std::int64_t next_ms_ = 0;
  int soon_ = 0;  // looks that follow one another soon
};

}  // namespace platform
