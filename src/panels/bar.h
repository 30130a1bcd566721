// Bar: the one slim bar at the table's lower edge, and above it, only while nothing is being saved,
// a strip that says so. Where room is short, labels vanish before buttons do.
#pragma once

#include "panels/commands.h"
#include "panels/ui.h"

namespace panels {

/// Where the bar lies, px.
Area bar_area(const Ui& ui);
/// Draws bar and strip; returns the upper edge of both, px.
float draw_bar(Ui& ui, const TableView& view, Commands& out);

}  // namespace panels
