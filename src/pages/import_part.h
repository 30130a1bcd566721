// ImportPart: cards from a file: the folders in a sheet at the table's right, what a chosen file would
// become, and its cards. They are read in the background; what is dropped comes one after another.
#pragma once

#include <memory>
#include <optional>

#include "pages/map_choice.h"
#include "pages/part.h"
#include "pages/sitting.h"
#include "pages/table_import.h"
#include "panels/files.h"
#include "storage/import_worker.h"

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
  void tick(double now_s) override;
  double next_deadline_s() const override;

 private:
  void list(const base::Path& folder);
  void close();
  void preview_next();
  void read(const base::Path& path);
  void make_cards();
  void make_maps();
  void take(const std::string& name, storage::BroughtFile file);
  void forget();
  bool is_chosen() const { return reading_ || import_ || maps_; }
  void leave_import();

  Surroundings& around_;
  Sitting& sitting_;
  panels::Files panel_;
  panels::FilesView folder_;
  // A file chosen: at most one of these. It is still being read; or its cards are not yet made: a list or table,
  // or another editor's maps.
  std::optional<std::string> reading_;  // its name
  std::optional<TableImport> import_;
  std::optional<MapChoice> maps_;
  std::optional<panels::ImportView> shown_;  // the same as it is drawn
  std::vector<base::Path> to_come_;          // dropped with it
  panels::FilesCommands asked_;
  panels::ImportCommands asked_of_import_;
  std::unique_ptr<storage::ImportWorker> worker_;  // since the first file
};

}  // namespace pages
