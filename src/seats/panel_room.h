// Which room open panels get round a table: as large as it allows, smaller in steps where several
// need it (lower keys, then the card beside the keyboard), moved along their sides. Plain functions
// over plain values.
//  1. Panels that are laid lie within the table, kSeatGap apart from one another.
//  2. A panel that lies already stays as it is unless another one needs the room, and grows no more; but
//     where there is none for another in any other way, a flat one becomes narrower and deeper.
#pragma once

#include <array>
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

/// How many there are at the bottom, on the left, at the top and on the right.
using Handles = std::array<int, 4>;

/// Of the table's height or width, between two that face one another where seats are larger than
/// usual: those who sit there already give up some of theirs for it.
inline constexpr double kMapShare = 0.35;

/// Room for all of them, in their order, with as little change as can be. None: they do not all fit.
/// `map_share`: what two sides leave between them if they can, besides room for a card. `handles`: of
/// those who are closed, by side: they find room beside the panels, but for
/// where two panels alone leave none.
std::optional<std::vector<Panel>> lay_panels(const std::vector<PanelWish>& wishes,
                                             const Rect& table, double map_share = 0,
                                             const Handles& handles = {});

/// What an area covers of the strip along an edge that is `deep`.
std::optional<Span> span_along(Edge edge, double deep, const Rect& table, const Rect& area);

/// How large a seat's millimetre is, and how much larger than usual its words are within it.
struct SeatScale {
  double room = 1, words = 1;
};
/// On a window of so many mm above the bar. Words are as large as is wanted (1…1.6) and can be read;
/// panels grow with them only as far as two that face one another leave kMapShare of the table.
SeatScale seat_scale(Size table_mm, double px_per_mm, double text_scale);

}  // namespace seats
