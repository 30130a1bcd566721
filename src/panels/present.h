// Present: the strip from which a presentation is led: back and next, which stop it is and what comes, the
// list of the stops, the time, and where there is a wall a small picture of it and what is done to it. At
// the lower edge of a stage on the table, else above the bar. Its view, its commands, its draw. The UI
// thread's.
#pragma once

#include <string>
#include <vector>

#include "panels/side_sheet.h"

namespace panels {

struct PresentView {
  bool shown = false;
  bool wall = false;      // somewhere else than here
  Picture picture;        // of it
  std::string where;      // "3 / 14"
  std::string now, next;  // next empty: that was all
  bool can_back = false;
  std::string next_session;  // of another group, once all of this one was shown; empty: none
  std::string time;          // "2:41", "+0:12"
  enum class Clock { unset, paused, running, ending, over } clock = Clock::unset;
  double left_share = 1;
  std::string minutes;  // "3 min"
  bool black = false, frozen = false, captions = true, list = false, which = false;
  struct Stop {
    std::string name;
    std::string number;  // as it was tapped, or its place
    bool tapped = false;
    bool island = false;
  };
  std::vector<Stop> stops;
  std::size_t at = 0;
  std::string order;     // "By points"
  bool chooses = false;  // a tap on a stop says when it comes
  bool writable = true;
};

struct PresentCommand {
  enum class What {
    back,
    next,
    list,
    clock,        // on, or stand still
    reset_clock,  // held for long
    minutes,
    order,
    captions,
    go,   // to `stop`
    tap,  // it is chosen next
    black,
    freeze,
    swap,
    which,
    next_session,
    close
  } what = What::close;
  std::size_t stop = 0;
};
using PresentCommands = std::vector<PresentCommand>;

/// Large, in the middle of the window: which screen this is.
void draw_screen_number(Ui& ui, int number);

class Present {
 public:
  /// How high the strip is.
  static float height(const Ui& ui, const PresentView& view);
  /// Its lower edge at `above_px`, over the whole width. Returns where it lies.
  Area draw(Ui& ui, const PresentView& view, float above_px, PresentCommands& out);
  /// The stops, while view.list: a sheet at the right. Returns its left edge, px.
  float draw_list(Ui& ui, const PresentView& view, float above_px, PresentCommands& out);

 private:
  void draw_clock(Ui& ui, const PresentView& view, const Area& area, PresentCommands& out);

  SideSheet sheet_;
  bool held_long_ = false;  // what is held has been answered
};

}  // namespace panels
