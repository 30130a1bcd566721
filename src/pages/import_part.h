// ImportPart: cards from a file: the folders in a sheet at the table's right, what a chosen file would
// become, and its cards. Files that are dropped come one after another.
#pragma once

#include <optional>

#include "pages/map_choice.h"
#include "pages/part.h"
#include "pages/sitting.h"
#include "pages/table_import.h"
#include "panels/files.h"

namespace pages {

class ImportPart final : public Part {
 public:
  ImportPart(Surroundings& around, Sitting& sitting) : around_(around), sitting_(sitting) {}
  /// Shows the folder of whoever uses the machine.
  void open_list();

  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;
  /// Shows what the file would become, after those that were dropped before.
  bool drop(const base::Path& path) override;

 private:
  void list(const base::Path& folder);
  void close();
  void preview_next();
  void read(const base::Path& path);
  void make_cards();
  void make_maps();
  bool is_chosen() const { return import_ || maps_; }
  void leave_import();

  Surroundings& around_;
  Sitting& sitting_;
  panels::Files panel_;
  panels::FilesView folder_;
  // A file chosen, its cards not yet made: a list or table, or another editor's maps; never both.
  std::optional<TableImport> import_;
  std::optional<MapChoice> maps_;
  std::optional<panels::ImportView> shown_;  // the same as it is drawn
  std::vector<base::Path> to_come_;          // dropped with it
  panels::FilesCommands asked_;
  panels::ImportCommands asked_of_import_;
};

}  // namespace pages
