// The rail above the bar: where the evening is, one sentence that says what to do now, the time that is
// left, and what leads on. With it the thin line round the table's edge, which shrinks towards the
// middle of each side as the time runs out, so that everybody sees it. The UI thread's.
#pragma once

#include <string>
#include <vector>

#include "panels/ui.h"
#include "text/ruby.h"

namespace panels {

struct RailView {
  bool shown = false;
  std::string where;     // "3 / 12"
  std::string step;      // its name; empty: the first one is still to come
  std::string sentence;  // what to do now
  text::Rubies rubies;   // above it
  std::string bundles;   // how many there still are; empty: that is not what the step is about
  std::string time;      // "12:34"; empty: it takes as long as it takes
  std::string tool;      // what the step is done with, opened from here; empty: hands alone
  const char* tool_icon = "";
  bool tool_open = false;
  double left_share = 1;
  enum class Clock { none, running, ending, over, paused };
  Clock clock = Clock::none;
  bool begun = false, can_back = false, can_next = false, writable = true;
  bool last = false;  // the report is what is left to be done
  friend bool operator==(const RailView&, const RailView&) = default;
};

enum class RailCommand { back, next, more_time, pause, tool, report };
using RailCommands = std::vector<RailCommand>;

void need(Fonts& fonts, const RailView& view);
/// On the bar, which ends at `above_px`. Returns where it lies.
Area draw_rail(Ui& ui, const RailView& view, float above_px, RailCommands& out);
/// Round the table, which ends at `above_px`.
void draw_time_line(Ui& ui, const RailView& view, float above_px);

}  // namespace panels
