// Lists of ideas that people bring along: a line of a text file, or a row of a table, becomes a
// card.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace storage {

inline constexpr std::size_t kMaxImport = 20000;  // cards at once

/// The texts, in order, trimmed and without control characters; empty ones are left out.
///  - `.csv`, `.tsv` (by `file`'s name): RFC 4180 with commas, semicolons or tabs. The column
///  headed
///    テキスト, 意見, カード, ラベル, text, card, label or opinion; without such a head the first
///    column.
///  - anything else: one line each.
/// UTF-8, UTF-16 with a byte order mark, or Shift_JIS. Fails with `encoding`; with `parse` for a
/// quote that is never closed (names its line); with too_large for more than kMaxImport texts or a
/// text larger than a card holds (model::kMaxText). The message says what helps.
base::Result<std::vector<std::string>> import_lines(std::string_view bytes,
                                                    const std::string& file);

}  // namespace storage
