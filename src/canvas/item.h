// What can lie on the map, by name.
#pragma once

#include "base/id.h"

namespace canvas {

using base::Id;

enum class ItemKind { card, plate, island, relation };
struct ItemRef {
  ItemKind kind = ItemKind::card;
  Id id;
  friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};
struct ItemRefHash {
  std::size_t operator()(const ItemRef& r) const {
    return std::hash<Id>{}(r.id) * 4 + std::size_t(r.kind);
  }
};

}  // namespace canvas
