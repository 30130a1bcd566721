// Files: one folder as a list of big rows, to open a session (a page of its own) or to import cards
// (a sheet at the table's right). The app reads the folders.
#pragma once

#include "panels/commands.h"
#include "panels/drag_scroll.h"
#include "panels/import_preview.h"
#include "panels/ui.h"

namespace panels {

class Files {
 public:
  void draw_page(Ui& ui, const FilesView& view, Commands& out);
  /// `import`: a file was chosen; what it would become stands in the list's place. `above_px`: the
  /// upper edge of the bar.
  void draw_sheet(Ui& ui, const FilesView& view, const ImportView* import, float above_px,
                  Commands& out);

 private:
  void draw_list(Ui& ui, const FilesView& view, const Area& area, Commands& out);

  ImportPreview preview_;
  DragScroll scroll_;
  std::string folder_;  // a new folder starts at its top
};

}  // namespace panels
