// Hint: on an empty board one sentence says how to begin, and a line leads to the button, if there
// is one for it. It takes no touches and is gone with the first card.
#pragma once

#include "panels/ui.h"

namespace panels {

/// What an empty board is to be begun with.
enum class Hint { none, new_card, add_seat, open_seat };

/// Before it the bar has been drawn: the line leads to its button.
void draw_hint(Ui& ui, Hint hint);

}  // namespace panels
