// Panel: something of ImGui's on the screen, in the list that a page hands to Screen, bottom to top.
// It draws and remembers what was tapped; it changes nothing but its own scrolling and the text
// being typed. The UI thread's.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace panels {

class Fonts;
class Ui;

/// What those below have left of the window, px: each panel takes its own from it.
struct Room {
  float bottom = 0;   // the upper edge of what stands at the window's bottom
  float bar_top = 0;  // the same of the bar alone, with the strip above it that tells of trouble
  base::Rect free;    // for the map; empty: nothing
  /// Where people write: drawer and messages lie beside it, if they can.
  std::vector<base::Rect> open_seats;
  /// What else is to be touched at the edges: messages lie beside that, too.
  std::vector<base::Rect> handles;
  /// A card let go there is put away: the tray's button, and its drawer.
  std::vector<base::Rect> tray;
};

class Panel {
 public:
  virtual ~Panel() = default;
  /// Marks the characters of what it shows next. Before the frame.
  virtual void need(Fonts&) {}
  virtual void draw(Ui& ui, Room& room) = 0;
};

}  // namespace panels
