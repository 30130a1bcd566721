// Which room open panels get round a table: as large as it allows, smaller in steps where several
// need it (lower keys, then the card beside the keyboard), moved along their sides. Plain functions
// over plain values.
//  1. Panels that are laid lie within the table, kSeatGap apart from one another.
//  2. A panel that lies already stays as it is unless another one needs the room, and grows no more.
#pragma once

#include <optional>
#include <vector>

#include "seats/place.h"

namespace seats {

/// A panel at its side: the part of the edge that it takes, and how far it reaches onto the table.
struct Panel {
  Span span;
  double depth = 0;
  friend bool operator==(const Panel&, const Panel&) = default;
};
struct PanelWish {
  Edge edge = Edge::bottom;
  double middle = 0;         // mm from the edge's left or top end
  std::optional<Panel> has;  // it lies there; none: it is about to be laid
};

/// Room for all of them, in their order, with as little change as can be. None: they do not all fit.
std::optional<std::vector<Panel>> lay_panels(const std::vector<PanelWish>& wishes,
                                             const Rect& table);

}  // namespace seats
