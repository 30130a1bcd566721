// Overlay: what tools draw over the table, and where.
#pragma once

#include <vector>

#include "canvas/draw_list.h"

namespace desk {

/// Things of the map in map mm (`under`: beneath what is held), and things of the hand (menus) in mm
/// of the screen from the window's top left.
struct Overlay {
  canvas::DrawList under, map, screen;
  std::vector<base::Rect> map_bounds, screen_bounds;
};

}  // namespace desk
