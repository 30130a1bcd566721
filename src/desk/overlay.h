// Overlay: what tools draw over the table.
#pragma once

#include "canvas/draw_list.h"

namespace desk {

/// Things of the map in map mm (`under`: beneath what is held), and things of the hand (menus) in mm
/// of the screen from the window's top left. What differs from the last one is painted anew.
struct Overlay {
  canvas::DrawList under, map, screen;
};

}  // namespace desk
