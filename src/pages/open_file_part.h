// OpenFilePart: the start's page on which a session is looked for in the folders.
#pragma once

#include "pages/part.h"
#include "pages/surroundings.h"
#include "panels/files.h"

namespace pages {

class OpenFilePart final : public Part {
 public:
  /// `page`: the one of the start's that is shown; lives longer.
  OpenFilePart(Surroundings& around, panels::StartPanel& page) : around_(around), page_(page) {}
  void need(panels::Fonts& fonts) override;
  void draw(panels::Ui& ui, panels::Room& room) override;
  bool carry_out() override;

 private:
  void list(const base::Path& folder);
  void add_places();
  void list_bin();
  void put_back(const base::Path& binned);
  void delete_for_good(const base::Path& binned);
  std::string title_of(const base::Path& binned) const;

  Surroundings& around_;
  panels::StartPanel& page_;
  panels::Files panel_;
  panels::FilesView folder_;
  panels::FilesCommands asked_;
  bool shown_ = false;
};

}  // namespace pages
