// Kill rounds: the real program under real touches is killed in the middle of them, again and
// again, and opened again with what it had saved. For a test of a few kills and for stress with
// many.
#pragma once

#include <string>
#include <vector>

#include "support/touch_screen.h"

namespace e2e {

struct Killed {
  int kills = 0;
  std::size_t compared = 0;        // cards that had been seen 100 ms before the end
  std::vector<std::string> wrong;  // "round 3: …"; empty: nothing was lost
};
/// Throws as Driver does where the program cannot be started or does not answer.
Killed kill_rounds(support::TouchScreen& screen, unsigned seed, int rounds);

}  // namespace e2e
