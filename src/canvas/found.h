// What Finder finds, for whoever asks.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "canvas/item.h"

namespace canvas {

/// What a ring encloses (島どり).
struct Enclosed {
  std::vector<Id> cards;
  std::vector<Id> islands;
};

/// What is to be shown of a table, and the cards and plates that then lie far off.
struct Crowd {
  base::Rect bounds;
  std::vector<ItemRef> far;
};

}  // namespace canvas
