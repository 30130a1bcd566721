// HelpSheet: what fingers can do, each as a small moving picture with a sentence, turned to whoever asked.
// It takes no pointer: whoever opens it takes it away at the next touch. Its view and its draw.
#pragma once

#include <vector>

#include "panels/gesture_picture.h"

namespace panels {

struct HelpView {
  std::vector<Gesture> shown;
  bool view_locked = true;
  bool look_only = false;  // nothing can be changed
  base::Rect room;         // window px it must lie within
  base::Rect over;         // the panel of the seat that asked; empty: nobody's, in the middle
  double turn_rad = 0;     // a quarter turn
  double shown_s = 0;      // since it was opened
};

/// Where it lies, window px.
base::Rect draw_help(Ui& ui, const HelpView& view);

}  // namespace panels
