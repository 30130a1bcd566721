// room_above: where a drawer or a message finds room beside what it must not cover.
#pragma once

#include <vector>

#include "panels/ui.h"

namespace panels {

struct RoomWish {
  float bottom = 0;  // not lower than this, px
  float height = 0;
  float least_w = 0, most_w = 0;
};

/// The lowest room of at least `least_w` between the window's side margins that touches nothing of
/// `taken` (window px), as wide as it can be up to `most_w`, as near to the middle as it can. Where
/// there is none: as small as it can be, above `bottom`, where it covers least.
Area room_above(const RoomWish& wish, const std::vector<base::Rect>& taken, ImVec2 window,
                const Theme& theme);

}  // namespace panels
