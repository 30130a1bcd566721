// Stops: where a presentation of a map stops, and in which order: the whole map, each outermost island,
// what lies in none, the whole map again; whoever presents several puts the others among them. Nothing is
// kept for it but the order people tap. Pure.
#pragma once

#include <vector>

#include "model/session.h"
#include "ops/fwd.h"

namespace ops {

using base::Id;

enum class StopOrder {
  points,     // those with the most first
  narrative,  // as the map is retold
  tapped      // as the group chose; what it did not choose comes last
};

struct Stop {
  /// A presentation's own: `name`, whose map comes and what it was asked; `side`, maps side by side.
  enum class Kind { map, island, alone, name, side };
  Kind kind = Kind::map;
  Id island{};  // of that kind
  friend bool operator==(const Stop&, const Stop&) = default;
};

/// At least the map; with anything else the map is first and last. What an order says nothing of comes
/// as people read the map.
std::vector<Stop> stops_of(const model::Board&, StopOrder order);
/// What people have done for it: chosen, given points, or retold; otherwise `points`.
StopOrder usual_order(const model::Board&);

/// The cards of the stop, as they are read; an inner island is named before what lies in it.
std::vector<Id> shown_at(const model::Board&, const Stop& stop);
/// The outermost island that holds this card or island, or is it; nil: none.
Id outermost_of(const model::Board&, Id thing);
/// Points of the island and of all that lies in it.
int points_within(const model::Board&, Id island);

/// The island is the next one chosen; one that was is not any more, and those after it close up.
Ops tap_stop(const model::Board&, Id island);
/// None is chosen any more.
Ops forget_stops(const model::Board&);

}  // namespace ops
