// Present: the strip from which a presentation is led: back and next, which stop it is and what comes, the
// time, what opens the overview and the maps side by side, and where there is a wall a small picture of it,
// which a tap makes large enough for fingers, and what is done to it. At the lower edge of a stage on the
// table, else above the bar. Its view, its commands, its draw. The UI thread's.
#pragma once

#include <string>
#include <vector>

#include "panels/ui.h"

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
  bool black = false, frozen = false, list = false, which = false;
  bool side = false;     // maps stand side by side
  bool choosing = false;  // and it is chosen which
  bool large = false;    // the wall's picture is
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
    go,       // to the stop `which`
    tap,      // it is chosen next
    board,    // to the session's board `which`
    session,  // on with the session `which`
    side,     // maps side by side, or no more
    choose,   // which of them: that is opened, or closed
    map,      // the map `which` stands there, or no more
    large,    // the wall's picture is, or no more
    touch,    // `share` of it is tapped
    black,
    freeze,
    swap,
    which,
    next_session,
    close
  } what = What::close;
  std::size_t which = 0;
  base::Vec2 share{};
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
  /// The wall's picture, while view.large: where it is tapped the wall is. Above the strip.
  void draw_large(Ui& ui, const PresentView& view, const Area& strip, PresentCommands& out);

 private:
  void draw_clock(Ui& ui, const PresentView& view, const Area& area, PresentCommands& out);
  /// Returns where what stands beside it begins.
  float draw_wall(Ui& ui, const PresentView& view, const Area& strip, float left,
                  PresentCommands& out);

  bool held_long_ = false;  // what is held has been answered
};

}  // namespace panels
