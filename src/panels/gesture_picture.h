// A gesture as a small moving picture: what fingers do, and what comes of it. Drawn by code in the theme's
// papers, so that it looks like the table itself. A plain function of the time; the UI thread's.
#pragma once

#include "panels/ui.h"

namespace panels {

/// What fingers can do at the table.
enum class Gesture {
  drag,     // a card goes with a finger
  turn,     // a second finger turns it
  rest,     // one card rests on another: an island
  ring,     // a line round cards: an island
  carry,    // an island goes by its plate
  write,    // tapped twice it is written on
  hold,     // held still it has a menu
  relate,   // from the mark beside what was tapped a line is drawn
  map,      // two fingers on the bare table
  put_out,  // a seat's card, flicked onto the table
};

/// How long one takes before it begins again.
inline constexpr double kGesture_s = 3.6;

/// `part`: how much of it has passed, 0…1.
void draw_gesture(ImDrawList& list, const Theme& theme, Gesture gesture, const Area& area,
                  float part);

}  // namespace panels
