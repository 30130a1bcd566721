// SideSheet: the frame of a sheet at the table's right: a heading, a cross that closes it, and below them
// what scrolls. Each such sheet has one and draws into it. The UI thread's.
#pragma once

#include "panels/drag_scroll.h"

namespace panels {

class SideSheet {
 public:
  struct Names {
    const char* window;
    const char* close;  // its cross
    const char* heading;
  };
  /// Begins it, `width_mm` wide where letters are as usual, down to `above_px`. True: its cross was tapped.
  bool begin(Ui& ui, const Names& names, float width_mm, float above_px);
  /// Where what stands in it is seen, px.
  const Area& room() const { return room_; }
  /// Where the first of that begins, as far as it is scrolled, px.
  float first_y() const { return first_y_; }
  /// The last of it ends at `y`. Returns the sheet's left edge, px.
  float end(Ui& ui, float y);

 private:
  DragScroll scroll_;
  Area room_;
  float left_ = 0, first_y_ = 0;
  float height_ = 0;  // of what scrolls, in the last frame
};

}  // namespace panels
