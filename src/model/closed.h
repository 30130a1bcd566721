// closed: which bundle hides a thing. A closed bundle is a pile: one thing that its plate stands for; what
// lies in it stays as it lies, but is neither seen nor hit until it is opened. On an index map every
// outermost island is seen so. Whoever shows, finds or moves things asks here. Values; any thread.
#pragma once

#include <cstddef>

#include "base/geometry.h"
#include "model/session.h"

namespace model {

/// The island itself is closed.
inline bool is_closed(const Island& island, bool index_map) {
  return island.closed || (index_map && island.parent.nil());
}

/// Of `island` and all it lies in the outermost that is closed; nil: none. `find`: an island by its id,
/// null where it is not there.
template <class Find>
Id closed_over(Id island, bool index_map, Find&& find) {
  Id outermost;
  for (const Island* at = find(island); at; at = find(at->parent))
    if (is_closed(*at, index_map)) outermost = at->id;
  return outermost;
}
Id closed_over(const Board&, Id island);

/// The pile that hides it; nil: none does.
Id hidden_by(const Board&, const Card&);
Id hidden_by(const Board&, const Island&);
/// What is seen of a card or an island: itself, or the pile that hides it.
Id seen_of(const Board&, Id thing);
/// It is seen as a pile.
bool is_pile(const Board&, Id island);
/// The cards in it and in all it holds.
std::size_t cards_within(const Board&, Id island);
/// The plate as it is seen: on an index map larger, as far as the bundle it stands for has room beside
/// it, so that it is read where the whole map is seen.
base::TurnedRect plate_seen(const Board&, const Island&);

}  // namespace model
