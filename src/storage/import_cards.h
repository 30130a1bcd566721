// The cards of what was chosen of an import. Pure.
#pragma once

#include "storage/import.h"

namespace storage {

/// Islands are one where both are the same.
struct ImportIsland {
  std::string plate;
  std::string mark;  // of one without a plate, so that several are told apart
  auto operator<=>(const ImportIsland&) const = default;
};

struct ImportCard {
  std::string text;
  std::string who;
  std::vector<ImportIsland> islands;  // outermost first; empty: none
  std::optional<model::PaperColor> color;
  std::string question;  // of a report's
  int alone = 0;
  std::vector<int> votes{};  // points given to it
  bool in_tray = false;
  base::WallTime made = 0;  // 0: it does not say
  std::size_t line = 1;
};

struct ImportedCards {
  std::vector<ImportCard> cards;
  std::size_t without_text = 0;  // rows that have something, but no text
  std::size_t titles = 0;        // rows that the file itself says are no notes
  std::size_t handwritten = 0;   // of a report: their ink is not in it
};

/// The cards, in the file's order. Fails with `too_large` for more than kMaxImport or a text larger
/// than a card holds (model::kMaxText), with `invalid` where no column has words.
base::Result<ImportedCards> cards_of(const ImportTable& table, const ImportChoice& choice);

}  // namespace storage
