// TableImport: a file chosen at the table, before its cards are made: what was found in it, what
// people choose of it, and how the panel shows that. A value of the sitting's; the model's thread.
#pragma once

#include <string>

#include "base/messages.h"
#include "panels/import_preview.h"
#include "storage/import_wishes.h"

namespace pages {

class TableImport {
 public:
  /// `table`: what was read of `bytes`.
  TableImport(std::string name, std::string bytes, storage::ImportTable table);
  /// It could not even be read.
  TableImport(std::string name, base::Error error);

  /// `shown`: the column's place in view(): what is proposed comes first there.
  void choose(std::size_t shown);
  void set(panels::ImportOption option, bool on);

  panels::ImportView view(const base::Messages& tr) const;
  std::vector<model::CardWish> cards(bool anonymous) const;

 private:
  void propose(storage::ImportTable table);
  void take();
  std::vector<std::string> first_cells(std::size_t column) const;
  /// The column that islands or names would come from; as proposed, else the first that may.
  std::optional<std::size_t> offered(panels::ImportOption option) const;

  std::string name_, bytes_;
  bool head_ = true;  // a head is looked for
  bool had_head_ = false;
  storage::ImportTable table_;
  std::vector<std::size_t> order_;  // of the columns as they are shown
  storage::ImportChoice proposed_, choice_;
  base::Result<storage::ImportedCards> cards_ = storage::ImportedCards{};
  std::optional<base::Error> error_;
};

}  // namespace pages
