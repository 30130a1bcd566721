// What of all that meets a region is drawn: of a heap it is what lies on top. For the painter; the
// model's thread.
#pragma once

#include <vector>

#include "canvas/map_index.h"

namespace canvas {

struct Seen {
  std::vector<Id> islands, circles, relations, symbols, cards, plates;
  bool title = false;
};

/// Of `found`, which all lies on the table; every relation and sign. `scale`: px/mm; a picture larger than any
/// screen shows it all. Requires: `map` is settled.
Seen seen_of(const MapIndex& map, const std::vector<SpatialIndex::Value>& found, const Rect& region,
             double scale);

}  // namespace canvas
