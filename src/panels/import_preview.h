// ImportPreview: what a file would become, before any card is made: its first rows as columns, the
// chosen one marked and every other one tap away, what else it offers, and how many cards. Drawn in
// the files' sheet. The app reads the file and makes the cards.
#pragma once

#include "panels/commands.h"
#include "panels/drag_scroll.h"
#include "panels/ui.h"

namespace panels {

class ImportPreview {
 public:
  void draw(Ui& ui, const ImportView& view, const Area& area, Commands& out);

 private:
  void draw_columns(Ui& ui, const ImportView& view, const Area& area, Commands& out);

  DragScroll scroll_;
  std::string file_;  // a new file starts at its left
};

}  // namespace panels
