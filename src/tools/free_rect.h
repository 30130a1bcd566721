// free_rect: the part of the table that nothing at its edges covers and that shows something of a given
// shape largest. Pure; window px; any thread.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace tools {

/// An upright rectangle within `table` that meets none of `covered`: where `content` fits largest, up to
/// its own size; of equals the larger. Empty where everything is covered.
base::Rect free_rect(const base::Rect& table, const std::vector<base::Rect>& covered,
                     base::Size content);

}  // namespace tools
