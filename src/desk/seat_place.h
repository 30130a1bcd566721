// SeatPlace: where a person sits at the table. A plain value.
#pragma once

#include <string>

namespace desk {

/// The side of the table at which somebody sits.
enum class Edge { bottom, left, top, right };

struct SeatPlace {
  int number = 1;  // 1…12: its colour; told apart by it
  Edge edge = Edge::bottom;
  double along = 0.5;  // 0…1 of the edge, from its left or top end
  std::string name;    // may be empty
  friend bool operator==(const SeatPlace&, const SeatPlace&) = default;
};

}  // namespace desk
