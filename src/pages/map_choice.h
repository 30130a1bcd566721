// MapChoice: the maps of another editor's file, before they come onto the table: which of its pages are
// wanted, and how the panel shows them. A value of the sitting's; the model's thread.
#pragma once

#include <string>

#include "base/messages.h"
#include "panels/import_preview.h"
#include "storage/map_import.h"

namespace pages {

class MapChoice {
 public:
  MapChoice(std::string name, storage::MapImport import)
      : name_(std::move(name)), import_(std::move(import)), wanted_(import_.maps.size(), true) {}

  /// A page of several comes or does not; one always does.
  void choose(std::size_t page);

  /// `session`: of the table, where some of it may lie already.
  panels::ImportView view(const model::Session& session, const base::Messages& tr) const;
  std::vector<model::MapWish> maps() const;
  const std::vector<base::Sentence>& left_out() const { return import_.left_out; }

 private:
  std::string name_;
  storage::MapImport import_;
  std::vector<bool> wanted_;  // a page each
};

}  // namespace pages
