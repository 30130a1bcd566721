// Which things may be painted together: things of one layer do not overlap one another, and each
// lies in a higher layer than whatever it covers.
#pragma once

#include <cstdint>
#include <vector>

#include "base/geometry.h"

namespace canvas {

/// One layer number for each rectangle, given from bottom to top; the lowest are 0.
std::vector<std::uint32_t> overlap_layers(const std::vector<base::Rect>& bottom_to_top);

}  // namespace canvas
