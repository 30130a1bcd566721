// The heads that programs and people give to columns: data for column_names.h.
#pragma once

#include <string_view>
#include <vector>

#include "storage/import.h"

namespace storage {

enum class HeadKind { plain, opinion, people, board };

struct KnownHeads {
  ColumnRole role;
  int rank;  // see NameMeaning
  HeadKind kind;
  std::vector<std::string_view> names;  // as folded_name() makes them
};

/// Whole heads; each name stands once.
const std::vector<KnownHeads>& known_heads();
/// Parts of longer heads; the first that is there counts.
const std::vector<KnownHeads>& known_parts();

}  // namespace storage
