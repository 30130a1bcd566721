// Any bytes as a list of ideas: an error that says what helps, or texts that a card can hold,
// whatever is chosen of them. The first byte chooses the kind of file and what is chosen.
#include <algorithm>
#include <cstdint>

#include "base/assert.h"
#include "base/cell_guard.h"
#include "base/utf8.h"
#include "model/invariants.h"
#include "storage/import_words.h"

namespace {

void check_cards(const storage::ImportTable& table, const storage::ImportChoice& choice) {
  const auto cards = cards_of(table, choice);
  if (!cards) {
    ASSERT(!cards.error().message.empty(), "an error says nothing");
    return;
  }
  ASSERT(cards->cards.size() <= storage::kMaxImport, "too many cards");
  for (const storage::ImportCard& card : cards->cards) {
    ASSERT(!card.text.empty() && card.text.size() <= model::kMaxText, "a text no card can hold");
    ASSERT(base::is_utf8(card.text) && base::is_utf8(card.who), "a text that is not UTF-8");
    ASSERT(base::clean_text(card.text) == card.text, "a text with control characters");
    ASSERT(int(card.islands.size()) <= model::kMaxDepth, "islands too deep");
    for (const storage::ImportIsland& island : card.islands)
      ASSERT(base::is_utf8(island.plate) && island.plate.size() <= model::kMaxText, "a plate");
  }
  ASSERT(!what_was_taken(table, choice, *cards).empty(), "what was taken is not said");
  (void)what_was_not(table, choice, *cards);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* const names[] = {"list.txt", "table.csv", "table.tsv"};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto head = data[0] & 0x80 ? storage::HeadWish::none : storage::HeadWish::find;
  const auto table = storage::read_import(bytes, names[(data[0] & 0x7f) % 3], head);
  if (!table) {
    ASSERT(!table.error().message.empty(), "an error says nothing");
    return 0;
  }
  for (const storage::ImportRow& row : table->rows)
    ASSERT(row.cells.size() == table->columns.size(), "a row without a cell for every column");
  check_cards(*table, table->choice);
  for (std::size_t c = 0; c < std::min<std::size_t>(table->columns.size(), 8); ++c) {
    storage::ImportChoice other;
    other.text = {c};
    other.group = other.who = other.colour = table->columns.size() - 1 - c;
    check_cards(*table, other);
  }
  if (base::is_utf8(bytes))
    ASSERT(base::unguarded_cell(base::guarded_cell(bytes)) == bytes,
           "a guard that does not come off");
  return 0;
}
