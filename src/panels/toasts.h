// Toasts: messages of one line, or of a few where a repair found something, stacked above the bar.
#pragma once

#include "panels/commands.h"
#include "panels/ui.h"

namespace panels {

/// The newest lies lowest, directly above `above_px`; at most three are shown.
/// Beside `taken` (window px), where there is room.
void draw_toasts(Ui& ui, const std::vector<Toast>& toasts, float above_px,
                 const std::vector<base::Rect>& taken, Commands& out);

}  // namespace panels
