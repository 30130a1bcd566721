// Any bytes as a map of another editor's: an error that says what helps, or maps that hold every
// invariant. The first byte chooses the editor.
#include <cstdint>

#include "base/assert.h"
#include "base/utf8.h"
#include "model/invariants.h"
#include "storage/import.h"
#include "storage/map_import.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* const names[] = {"a.excalidraw", "a.excalidraw.md", "a.tldr", "a.canvas", "a.json"};
  const std::string name = names[data[0] % 5];
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!storage::is_map_file(bytes, name)) return 0;
  const base::RealClock clock;
  base::IdSource ids(clock, 1);
  const auto maps = storage::read_maps(bytes, name, ids);
  if (!maps) {
    ASSERT(!maps.error().message.empty() && maps.error().context == name, "an error says nothing");
    return 0;
  }
  model::Session session;
  session.id = ids.next();
  std::size_t cards = 0;
  for (const model::MapWish& map : maps->maps) {
    ASSERT(session.boards.emplace(map.board.id, map.board).second, "two boards of one id");
    cards += map.board.cards.size();
    for (const base::Id id : map.unfitted)
      ASSERT(map.board.cards.contains(id) || map.board.islands.contains(id), "unfitted is nothing");
    for (const auto& [id, card] : map.board.cards)
      ASSERT(base::clean_text(card.text) == card.text, "a text with control characters");
  }
  ASSERT(cards <= storage::kMaxImport, "too many cards");
  ASSERT(model::broken_invariants(session).empty(), "an invariant is broken");
  ASSERT(!storage::what_was_taken(*maps).empty(), "what was taken is not said");
  return 0;
}
