// Throws: random people at a whole table: they throw, drop, turn, ring, write, sit down and leave,
// undo, and catch what glides, several at once. After every action what lies there must be in sight
// and in reach. The same seed does the same. For tests (short) and bench/throws (long).
#pragma once

#include <map>
#include <string>

#include "base/geometry.h"

namespace support {

struct ThrowsRun {
  base::Size window_px{1920, 1080};
  unsigned seed = 1;
  int actions = 100;
  /// Somebody moves the view, too: then it is enough that no action takes out of sight what lay in
  /// it.
  bool views = false;
};

struct ThrowsReport {
  std::map<std::string, int> did;  // actions by kind
  std::string trouble;             // what went wrong after which action; empty: nothing
  std::size_t cards = 0, islands = 0;
};

ThrowsReport play_throws(const ThrowsRun& run);

}  // namespace support
