// From what an import found to the cards that are to be made of it. Any thread.
#pragma once

#include "model/card_wish.h"
#include "storage/import_cards.h"

namespace storage {

inline constexpr std::uint64_t kLargestImport = 64u << 20;  // bytes of a file

/// `anonymous`: nobody is named.
std::vector<model::CardWish> wishes_for(const std::vector<ImportCard>& cards, bool anonymous);

}  // namespace storage
