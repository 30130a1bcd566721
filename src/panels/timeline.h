// Timeline: the slim rail in the bar's place along which the evening is drawn back and forth: how much
// was done when, times of day, marked moments, and the way back to now. Its view, its commands, its
// draw. The UI thread's.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "panels/ui.h"

namespace panels {

struct TimelineView {
  /// In place of the rail: it is being read, or why there is none. Empty: there is one.
  std::string said = {};
  float at = 1;     // on the rail, 0 to 1
  bool now = true;  // the table as it is now
  bool playing = false;
  bool can_back = false, can_on = false;
  bool marked = false;     // the moment that is shown
  bool can_mark = false;   // moments can be marked
  std::string time = {};   // "19:42", "Now"
  std::string count = {};  // "812 / 2000"
  std::vector<float> density = {};
  std::vector<std::pair<float, std::string>> labels = {};
  std::vector<float> marks = {};
  std::vector<std::pair<float, float>> holes = {};
  std::size_t meanwhile = 0;  // actions of others since now was left
};

/// A finger is there on the rail; `held`: still.
struct TimelineGo {
  float at = 0;
  bool held = true;
};
struct TimelinePlay {};  // or pause
struct TimelineStep {
  int by = 1;
};
struct TimelineMark {};  // or no more
/// A new session begins as it was then.
struct TimelineOpen {};
/// Back to now, and away with the rail.
struct TimelineNow {};
using TimelineCommand =
    std::variant<TimelineGo, TimelinePlay, TimelineStep, TimelineMark, TimelineOpen, TimelineNow>;
using TimelineCommands = std::vector<TimelineCommand>;

class Timeline {
 public:
  /// Where the bar lies; returns its upper edge, px.
  float draw(Ui& ui, const TimelineView& view, TimelineCommands& out);

 private:
  void draw_rail(Ui& ui, const TimelineView& view, const Area& rail, TimelineCommands& out);

  bool dragging_ = false;
};

}  // namespace panels
