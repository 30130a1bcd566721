// BinList: what lies in the bin, as rows: each is put back, or deleted for good once that has been asked
// again. Part of the files page. The UI thread's.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "panels/drag_scroll.h"

namespace panels {

struct BinnedEntry {
  base::Path path;
  std::string title;
  std::string detail;  // since when, how many cards
};

struct PutBack {
  base::Path path;
};
struct DeleteForGood {
  base::Path path;
};

using BinCommand = std::variant<PutBack, DeleteForGood>;

class BinList {
 public:
  /// What was asked for, if anything was.
  std::optional<BinCommand> draw(Ui& ui, const std::vector<BinnedEntry>& entries, const Area& area);
  /// Nobody has been asked yet.
  void reset() { *this = BinList(); }

 private:
  bool draw_button(Ui& ui, const ButtonSpec& spec, const Area& area, bool loud);
  std::optional<BinCommand> draw_row(Ui& ui, const BinnedEntry& entry, std::size_t index,
                                     const Area& row, bool two);

  DragScroll scroll_;
  std::optional<base::Path> asked_;  // it is to be deleted, if somebody says so again
};

}  // namespace panels
