// SeatPlan: where everything lies in a seat's open panel, in the seat's millimetres: the card and
// the tray above, then the candidates, the keyboard, and a bar along the table's edge. A plain
// value, worked out from the panel's size.
#pragma once

#include <string>
#include <vector>

#include "seats/place.h"

namespace seats {

inline constexpr Size kHandleSize{44, 13};
inline constexpr double kMore = 11;  // the width of "further candidates"

inline constexpr double kNarrowPanel = 124;  // mm: flick and letters still have keys of 10 mm

/// As large as the table's side allows: keys of 14 mm where there is room, never under 10.
Size panel_size(const SeatPlace& place, const Rect& table);

struct SeatPlan {
  explicit SeatPlan(Size panel);
  Rect card, put, fresh, candidates, keys;
  Rect plate;                  // instead of the card: it is wide, and no tray is shown beside it
  Rect pad;                    // instead of the keys
  Rect no_names, about_names;  // while a name is written: left of `put`, and below them
  std::vector<Rect> tray;
  // The bar.
  Rect handle, name, turn, pen, paste, leave, fold;
};

/// What a candidate needs to be read and hit, mm.
double candidate_width(const std::string& utf8);
inline constexpr double kCandidateEm = 5.2;

}  // namespace seats
