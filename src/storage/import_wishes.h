// From what an import found to the cards that are to be made of it. Any thread.
#pragma once

#include "model/card_wish.h"
#include "storage/import_cards.h"

namespace storage {

/// Of the files that can be taken: lists and tables (import.h), other editors' maps (map_import.h).
inline constexpr const char* kImportEndings[] = {
    ".txt", ".csv", ".tsv", ".xlsx", ".canvas", ".tldr", ".excalidraw", ".excalidraw.md", ".json"};
inline constexpr std::uint64_t kLargestImport = 64u << 20;  // bytes of a file

/// `anonymous`: nobody is named.
std::vector<model::CardWish> wishes_for(const std::vector<ImportCard>& cards, bool anonymous);

}  // namespace storage
