// Home: the first page: what the program is, three large buttons, and the recent sessions as tiles.
#pragma once

#include "panels/commands.h"
#include "panels/drag_scroll.h"
#include "panels/ui.h"

namespace panels {

class Home {
 public:
  void draw(Ui& ui, const StartView& view, Commands& out);

 private:
  void draw_side(Ui& ui, const StartView& view, const Area& area, Commands& out);
  void draw_recent(Ui& ui, const StartView& view, const Area& area, Commands& out);

  DragScroll scroll_;
};

/// Language and leaving, at the left of the line that `area` is; shared by the start's pages.
/// Returns where they end.
float draw_corner(Ui& ui, const Area& area, Commands& out);
/// The other language: its name in itself, and the command that switches to it.
struct OtherLanguage {
  std::string label;
  SetLanguage command;
};
OtherLanguage other_language(const base::Messages& tr);

}  // namespace panels
