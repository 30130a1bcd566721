// scrumlr's exports: its CSV by its head, its JSON as the same rows. Columns are islands, a stack of notes
// an island within. For import.h. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/import_head.h"
#include "storage/table_text.h"

namespace storage {

/// Where such a table has what others have not.
struct ScrumlrColumns {
  std::size_t id = 0, text = 0, author = 0, column = 0, stack = 0;
  std::vector<std::size_t> votings;
};
std::optional<ScrumlrColumns> scrumlr_columns(const Cells& names);

/// Nothing where the text is no such JSON.
std::optional<std::vector<TextRow>> scrumlr_rows(const std::string& json);

}  // namespace storage
