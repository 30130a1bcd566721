// Damage: the rectangles of the window that must be composed anew.
#pragma once

#include <vector>

#include "gfx/target.h"

namespace gfx {

/// The same pixels (and perhaps a few more) as rectangles within `window` that do not overlap, few
/// and not much larger than needed: at most `most` of them.
std::vector<RectPx> merge_damage(std::vector<RectPx> rects, RectPx window, std::size_t most = 48);

}  // namespace gfx
