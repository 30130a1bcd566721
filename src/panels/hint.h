// Hint: on an empty board one sentence says how to begin, and a line leads to the button, if there
// is one for it. It takes no touches and is gone with the first card.
#pragma once

#include "panels/ui.h"
#include "panels/views.h"

namespace panels {

/// Before it the bar has been drawn: the line leads to its button.
void draw_hint(Ui& ui, TableView::Hint hint);

}  // namespace panels
