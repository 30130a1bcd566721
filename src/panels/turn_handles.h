// TurnHandles: at the three other sides of a page on a flat table, each turned to whoever stands there: a tap
// turns the page to them. The UI thread's.
#pragma once

#include <optional>

#include "panels/ui.h"

namespace panels {

/// `quarters`: to which side of the window the page is turned now, clockwise from the lower one; the
/// one that somebody asked for.
std::optional<int> draw_turn_handles(Ui& ui, int quarters);

}  // namespace panels
