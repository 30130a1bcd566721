// What people are told of an import: its columns by name, what was taken and what was not. Pure.
#pragma once

#include "storage/import_cards.h"

namespace storage {

/// A column as people call it: its name, or "column 3".
base::Sentence column_name(const ImportTable& table, std::size_t column);
/// By its name in any spelling or else by its number from 1. Fails with `invalid` and lists what
/// there is.
base::Result<std::size_t> find_column(const ImportTable& table, std::string_view name);

/// "column *ご意見* of 12 columns, 48 cards, 2 empty rows left out"
base::Sentence what_was_taken(const ImportTable& table, const ImportChoice& choice,
                              const ImportedCards& cards);
/// What else there is to know, a sentence each: what could not be read, columns that were left out.
std::vector<base::Sentence> what_was_not(const ImportTable& table, const ImportChoice& choice,
                                         const ImportedCards& cards);

}  // namespace storage
