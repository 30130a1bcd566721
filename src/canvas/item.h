// What can lie on the map, by name.
#pragma once

#include "base/id.h"

namespace canvas {

using base::Id;

/// Of an island there are its plate, its area with the line round it, and its symbol mark; `title`: 表題・註記
/// at the foot of the board of that id.
enum class ItemKind { card, plate, island, relation, circle, symbol, title };
/// It runs between things or round parts of them, and takes nothing in.
constexpr bool is_line(ItemKind kind) {
  return kind == ItemKind::relation || kind == ItemKind::circle;
}

struct ItemRef {
  ItemKind kind = ItemKind::card;
  Id id;
  friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};
struct ItemRefHash {
  std::size_t operator()(const ItemRef& r) const {
    return std::hash<Id>{}(r.id) * 8 + std::size_t(r.kind);
  }
};

}  // namespace canvas
