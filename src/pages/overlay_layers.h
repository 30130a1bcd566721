// The layers of what parts draw over the table, in desk::Overlay's lists: above those of the tools, which
// draw first.
#pragma once

#include <cstdint>

namespace pages {

/// Overlay::under and Overlay::map.
enum OverlayLayer : std::uint32_t { kHints = 32, kGlow };

}  // namespace pages
