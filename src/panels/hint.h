// Hint: on an empty board one sentence says how to begin, and a line leads to the button. It takes
// no touches and is gone with the first card.
#pragma once

#include "panels/ui.h"

namespace panels {

/// `button`: where the new-card button is, px.
void draw_hint(Ui& ui, const base::Rect& button);

}  // namespace panels
