// Tray: a drawer above the bar with the cards that are in the tray 箱, as papers of their real
// size; a tap lays one back onto the table.
#pragma once

#include "panels/commands.h"
#include "panels/drag_scroll.h"
#include "panels/ui.h"

namespace panels {

class Tray {
 public:
  /// Above the bar, which begins at `above_px`. Returns the drawer's upper edge, px.
  float draw(Ui& ui, const TableView& view, float above_px, Commands& out);

 private:
  DragScroll scroll_;
};

}  // namespace panels
