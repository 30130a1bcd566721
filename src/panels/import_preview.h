// ImportPreview: what a file would become, before any card is made: its first rows as columns, the
// chosen one marked and every other one tap away, what else it offers, and how many cards. Drawn in
// the files' sheet. The page reads the file and makes the cards.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "panels/drag_scroll.h"
#include "panels/ui.h"

namespace panels {

/// What people may say of an import besides its column.
enum class ImportOption { several, group, who, head };
struct ImportToggle {
  ImportOption option = ImportOption::group;
  std::string label;
  bool on = false;
};
struct ImportColumnView {
  std::string name;
  std::vector<std::string> cells;  // of the first rows, a line each
  bool chosen = false;
  bool can_choose = true;
};
/// A file before its cards are made.
struct ImportView {
  std::string file;   // its name
  std::string error;  // it cannot be taken, and why
  std::vector<ImportColumnView> columns;
  std::vector<ImportToggle> toggles;
  std::vector<std::string> notes;  // what is left out, what could not be read …
  std::size_t cards = 0;
  std::string hint{};  // what a tap on a column does, where there are several
  std::string make{};  // on the button, instead of how many cards it makes
};

struct ChooseImportColumn {
  std::size_t column = 0;
};
struct SetImportOption {
  ImportOption option = ImportOption::group;
  bool on = false;
};
struct MakeImportCards {};
/// Back to the files.
struct LeaveImport {};
using ImportCommand =
    std::variant<ChooseImportColumn, SetImportOption, MakeImportCards, LeaveImport>;
using ImportCommands = std::vector<ImportCommand>;

void need(Fonts& fonts, const ImportView& view);

class ImportPreview {
 public:
  void draw(Ui& ui, const ImportView& view, const Area& area, ImportCommands& out);

 private:
  void draw_columns(Ui& ui, const ImportView& view, const Area& area, ImportCommands& out);

  DragScroll scroll_;
  std::string file_;  // a new file starts at its left
};

}  // namespace panels
